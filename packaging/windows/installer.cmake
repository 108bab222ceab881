# SPDX-License-Identifier: GPL-3.0-or-later
# Run by cpack: packs what it staged with NSIS.
find_program(MAKENSIS makensis PATHS "C:/Program Files (x86)/NSIS" "C:/Program Files/NSIS" REQUIRED)
set(options -V2 -INPUTCHARSET UTF8)
if(NOT CMAKE_HOST_WIN32)
  list(APPEND options -DAMD64)
endif()
set(installer ${CPACK_PACKAGE_DIRECTORY}/avocet-${CPACK_PACKAGE_VERSION}-windows-x86_64-setup.exe)
execute_process(
  COMMAND ${MAKENSIS} ${options} -DVERSION=${CPACK_PACKAGE_VERSION} -DFOLDER=${CPACK_TEMPORARY_DIRECTORY}
    -DICON=${CPACK_AVOCET_ICON} -DINSTALLER=${installer} ${CPACK_AVOCET_INSTALLER_SCRIPT}
  COMMAND_ERROR_IS_FATAL ANY)
set(CPACK_EXTERNAL_BUILT_PACKAGES ${installer})
