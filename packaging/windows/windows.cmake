# SPDX-License-Identifier: GPL-3.0-or-later
# Everything lies in one folder: program, libraries, plugins of Qt. From it come the portable archive (CPack's ZIP)
# and the installer (avocet.nsi, run as CPack's External generator).
set(here ${CMAKE_CURRENT_LIST_DIR})
set(made ${CMAKE_CURRENT_BINARY_DIR})
string(REPLACE "." "," AVOCET_VERSION_COMMAS ${PROJECT_VERSION})
configure_file(${here}/avocet.rc.in avocet.rc @ONLY)
configure_file(${here}/avocet.manifest.in avocet.manifest @ONLY)
configure_file(${here}/qt.conf qt.conf COPYONLY)
avocet_icon(avocet.ico)
set_source_files_properties(${made}/avocet.rc PROPERTIES
  OBJECT_DEPENDS "${made}/avocet.ico;${made}/avocet.manifest" INCLUDE_DIRECTORIES ${made})
add_library(avocet_resource OBJECT ${made}/avocet.rc ${made}/avocet.ico)
target_include_directories(avocet_resource PRIVATE ${made})
set_target_properties(avocet PROPERTIES WIN32_EXECUTABLE ON)
target_link_libraries(avocet PRIVATE avocet_resource)
if(MSVC)
  target_link_options(avocet PRIVATE /MANIFEST:NO) # it is in the resource
  set(CMAKE_INSTALL_SYSTEM_RUNTIME_DESTINATION .)
  include(InstallRequiredSystemLibraries)
endif()

install(TARGETS avocet RUNTIME DESTINATION .)
install(FILES ${made}/qt.conf DESTINATION .)
install(FILES ${licence} DESTINATION . RENAME LICENSE.txt)
set(plugins platforms/qwindows tls/qschannelbackend styles/qwindowsvistastyle imageformats/qgif imageformats/qico
  imageformats/qjpeg)
avocet_links(avocet Qt6::Sql uses_sql)
if(uses_sql)
  list(APPEND plugins sqldrivers/qsqlite)
endif()
set(qt ${QT6_INSTALL_PREFIX})
set(plugin_files "")
foreach(plugin IN LISTS plugins)
  set(file ${qt}/${QT6_INSTALL_PLUGINS}/${plugin}.dll)
  if(NOT EXISTS ${file} AND plugin MATCHES "windowsvista") # of another name since Qt 6.7
    set(file ${qt}/${QT6_INSTALL_PLUGINS}/styles/qmodernwindowsstyle.dll)
  endif()
  cmake_path(GET file PARENT_PATH folder)
  cmake_path(GET folder FILENAME folder)
  install(FILES ${file} DESTINATION plugins/${folder})
  list(APPEND plugin_files ${file})
endforeach()
file(GLOB catalogues ${qt}/${QT6_INSTALL_TRANSLATIONS}/qtbase_zh_CN.qm
  /usr/share/qt6/translations/qtbase_zh_CN.qm) # Debian's, where it is cross-built
list(GET catalogues 0 catalogue)
install(FILES ${catalogue} DESTINATION translations)

# The libraries that program and plugins load, found by reading them.
get_filename_component(compiler_folder ${CMAKE_CXX_COMPILER} DIRECTORY)
execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-file-name=libstdc++-6.dll
  OUTPUT_VARIABLE runtime OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
get_filename_component(runtime_folder "${runtime}" DIRECTORY)
set(folders ${qt}/bin ${compiler_folder} ${runtime_folder} /usr/x86_64-w64-mingw32/lib)
list(JOIN plugin_files "\" \"" plugin_files) # a path may have spaces
list(JOIN folders "\" \"" folders)
install(CODE "
  set(CMAKE_GET_RUNTIME_DEPENDENCIES_PLATFORM windows+pe)
  set(CMAKE_GET_RUNTIME_DEPENDENCIES_TOOL objdump)
  set(CMAKE_GET_RUNTIME_DEPENDENCIES_COMMAND \"${CMAKE_OBJDUMP}\")
  if(\"${MSVC}\" STREQUAL \"1\" OR \"${MSVC}\" STREQUAL \"TRUE\")
    set(CMAKE_GET_RUNTIME_DEPENDENCIES_TOOL dumpbin)
    unset(CMAKE_GET_RUNTIME_DEPENDENCIES_COMMAND)
  endif()
  file(GET_RUNTIME_DEPENDENCIES EXECUTABLES \"$<TARGET_FILE:avocet>\" MODULES \"${plugin_files}\"
    DIRECTORIES \"${folders}\" RESOLVED_DEPENDENCIES_VAR found UNRESOLVED_DEPENDENCIES_VAR of_windows
    POST_EXCLUDE_REGEXES \".*[Ss]ystem32.*\")
  file(INSTALL \${found} DESTINATION \"\${CMAKE_INSTALL_PREFIX}\")
  if(EXISTS \"${CMAKE_STRIP}\")
    file(GLOB_RECURSE libraries \"\${CMAKE_INSTALL_PREFIX}/*.dll\")
    execute_process(COMMAND \"${CMAKE_STRIP}\" --strip-unneeded \${libraries} COMMAND_ERROR_IS_FATAL ANY)
  endif()
  foreach(name IN LISTS of_windows)
    if(name MATCHES \"^(Qt6|lib)\")
      message(FATAL_ERROR \"\${name} was not found\")
    endif()
  endforeach()")

set(CPACK_GENERATOR ZIP External)
set(CPACK_PACKAGE_FILE_NAME avocet-${PROJECT_VERSION}-windows-x86_64)
set(CPACK_EXTERNAL_ENABLE_STAGING ON)
set(CPACK_EXTERNAL_PACKAGE_SCRIPT ${here}/installer.cmake)
set(CPACK_AVOCET_INSTALLER_SCRIPT ${here}/avocet.nsi)
set(CPACK_AVOCET_ICON ${made}/avocet.ico)
