# SPDX-License-Identifier: GPL-3.0-or-later
# Avocet.app in a disk image. For Intel and Apple silicon in one: -DCMAKE_OSX_ARCHITECTURES="x86_64;arm64" with a Qt
# that has both, as Qt's own installer does.
set(here ${CMAKE_CURRENT_LIST_DIR})
set(made ${CMAKE_CURRENT_BINARY_DIR})
string(REPLACE "_" "-" AVOCET_BUNDLE_ID ${AVOCET_APP_ID}) # Apple takes no underscore
set(AVOCET_MACOS_MINIMUM "${CMAKE_OSX_DEPLOYMENT_TARGET}")
if(NOT AVOCET_MACOS_MINIMUM)
  set(AVOCET_MACOS_MINIMUM 11.0) # what Qt 6.5 asks for
endif()
configure_file(${here}/Info.plist.in Info.plist @ONLY)
avocet_icon(avocet.icns)
add_custom_target(macos_icon DEPENDS avocet.icns)
add_dependencies(avocet macos_icon)
set_target_properties(avocet PROPERTIES
  MACOSX_BUNDLE ON
  OUTPUT_NAME Avocet
  MACOSX_BUNDLE_INFO_PLIST ${made}/Info.plist)

install(TARGETS avocet BUNDLE DESTINATION . RUNTIME DESTINATION .)
install(FILES ${made}/avocet.icns DESTINATION Avocet.app/Contents/Resources)
# Frameworks and plugins go into the bundle; then it is signed for this machine alone (ad hoc), which Apple silicon
# demands of everything that runs.
find_program(MACDEPLOYQT macdeployqt PATHS ${QT6_INSTALL_PREFIX}/bin REQUIRED)
install(CODE "
  set(bundle \"\${CMAKE_INSTALL_PREFIX}/Avocet.app\")
  execute_process(COMMAND \"${MACDEPLOYQT}\" \${bundle} -always-overwrite COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND codesign --force --deep --sign - \${bundle} COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND codesign --verify --deep --strict \${bundle} COMMAND_ERROR_IS_FATAL ANY)")

list(LENGTH CMAKE_OSX_ARCHITECTURES architectures)
if(architectures GREATER 1)
  set(architecture universal)
elseif(architectures EQUAL 1)
  set(architecture ${CMAKE_OSX_ARCHITECTURES})
else()
  set(architecture ${CMAKE_SYSTEM_PROCESSOR})
endif()
set(CPACK_GENERATOR DragNDrop)
set(CPACK_PACKAGE_FILE_NAME Avocet-${PROJECT_VERSION}-macos-${architecture})
set(CPACK_DMG_VOLUME_NAME "Avocet ${PROJECT_VERSION}")
set(CPACK_DMG_FORMAT UDZO)
