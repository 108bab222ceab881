# SPDX-License-Identifier: GPL-3.0-or-later
set(here ${CMAKE_CURRENT_LIST_DIR})
set(made ${CMAKE_CURRENT_BINARY_DIR})
configure_file(${here}/avocet.desktop.in ${AVOCET_APP_ID}.desktop @ONLY)
configure_file(${here}/metainfo.xml.in ${AVOCET_APP_ID}.metainfo.xml @ONLY)
configure_file(${here}/avocet.1.in avocet.1 @ONLY)
configure_file(${here}/changelog.in changelog.Debian @ONLY)

set(outputs "")
foreach(size 16 22 24 32 48 64 96 128 256 512)
  avocet_icon(${size}.png ${size})
  list(APPEND outputs ${size}.png)
  install(FILES ${made}/${size}.png
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps RENAME ${AVOCET_APP_ID}.png)
endforeach()
foreach(text avocet.1 changelog.Debian)
  add_custom_command(OUTPUT ${text}.gz DEPENDS ${made}/${text}
    COMMAND gzip -9nc ${made}/${text} > ${made}/${text}.gz VERBATIM)
  list(APPEND outputs ${text}.gz)
endforeach()
add_custom_target(linux_package_files ALL DEPENDS ${outputs})

install(TARGETS avocet RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${made}/${AVOCET_APP_ID}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${made}/${AVOCET_APP_ID}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${app_icon}
  DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps RENAME ${AVOCET_APP_ID}.svg)
install(FILES ${made}/avocet.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${here}/copyright ${made}/changelog.Debian.gz
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/avocet COMPONENT debian)
install(FILES ${licence}
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/avocet COMPONENT elsewhere)

set(CPACK_GENERATOR TGZ)
find_program(DPKG_DEB dpkg-deb)
find_program(RPMBUILD rpmbuild)
if(DPKG_DEB)
  list(APPEND CPACK_GENERATOR DEB)
endif()
if(RPMBUILD)
  list(APPEND CPACK_GENERATOR RPM)
endif()
set(CPACK_PROJECT_CONFIG_FILE ${here}/cpack.cmake)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Plugins are not linked, so dpkg-shlibdeps does not see them.
avocet_links(avocet Qt6::Sql uses_sql)
if(uses_sql)
  set(CPACK_DEBIAN_PACKAGE_DEPENDS libqt6sql6-sqlite)
endif()
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "mosquitto, ca-certificates, qt6-translations-l10n, qt6-wayland")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "gnome-keyring | kwalletmanager, fonts-noto-cjk")

set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE GPL-3.0-or-later)
set(CPACK_RPM_PACKAGE_GROUP Applications/Internet)
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
  /usr/share/applications /usr/share/metainfo /usr/share/icons /usr/share/icons/hicolor
  /usr/share/icons/hicolor/scalable /usr/share/icons/hicolor/scalable/apps /usr/share/man /usr/share/man/man1)
foreach(size 16 22 24 32 48 64 96 128 256 512)
  list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    /usr/share/icons/hicolor/${size}x${size} /usr/share/icons/hicolor/${size}x${size}/apps)
endforeach()
# CPack has no word for recommendations, but what stands here goes into the head of the spec as it is. Links by
# build id would be in the way of another version beside this one.
set(CPACK_RPM_SPEC_MORE_DEFINE "%define _build_id_links none
Recommends: mosquitto qt6-qttranslations qt6-qtwayland")
