# SPDX-License-Identifier: GPL-3.0-or-later
# Read by cpack for each kind of package: an archive is unpacked anywhere, the others belong to the system; Debian
# has its own form of copyright and changelog, and the text of the licence is there already.
if(CPACK_GENERATOR STREQUAL "TGZ")
  set(CPACK_PACKAGING_INSTALL_PREFIX /)
else()
  set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
endif()
if(CPACK_GENERATOR STREQUAL "DEB")
  set(extra debian)
else()
  set(extra elsewhere)
endif()
list(GET CPACK_INSTALL_CMAKE_PROJECTS 0 folder)
set(CPACK_INSTALL_CMAKE_PROJECTS "${folder};Avocet;Unspecified;/;${folder};Avocet;${extra};/")
