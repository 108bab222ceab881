; SPDX-License-Identifier: GPL-3.0-or-later
; For one user, without administrator rights. installer.cmake gives VERSION, FOLDER, ICON and INSTALLER.
; Silently: avocet-…-setup.exe /S [/D=C:\folder]; uninstall.exe /S
!ifdef AMD64 ; a 64-bit installer, where NSIS was built with one, as Debian's is
  Target amd64-unicode
!else
  Unicode true
!endif
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
Name "Avocet"
OutFile "${INSTALLER}"
InstallDir "$LOCALAPPDATA\Programs\Avocet"
InstallDirRegKey HKCU "Software\Avocet" "InstallDir"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Avocet"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installer of Avocet"
VIAddVersionKey "LegalCopyright" "GPL-3.0-or-later"

!include MUI2.nsh
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\avocet.exe"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Avocet"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

; Only a folder that this installer filled is emptied, whoever chose it.
!macro RemoveFiles
  Delete "$INSTDIR\avocet.exe"
  Delete "$INSTDIR\*.dll"
  Delete "$INSTDIR\qt.conf"
  Delete "$INSTDIR\LICENSE.txt"
  RMDir /r "$INSTDIR\plugins"
  RMDir /r "$INSTDIR\translations"
!macroend

!macro Scheme NAME
  WriteRegStr HKCU "Software\Classes\${NAME}" "" "URL:${NAME}"
  WriteRegStr HKCU "Software\Classes\${NAME}" "URL Protocol" ""
  WriteRegStr HKCU "Software\Classes\${NAME}\DefaultIcon" "" "$INSTDIR\avocet.exe,0"
  ; What follows -- is an address, whatever it looks like.
  WriteRegStr HKCU "Software\Classes\${NAME}\shell\open\command" "" '"$INSTDIR\avocet.exe" -- "%1"'
!macroend

; Another program may have taken the scheme since.
!macro UnScheme NAME
  ReadRegStr $0 HKCU "Software\Classes\${NAME}\DefaultIcon" ""
  StrCmp $0 "$INSTDIR\avocet.exe,0" 0 +2
  DeleteRegKey HKCU "Software\Classes\${NAME}"
!macroend

Section
  IfFileExists "$INSTDIR\uninstall.exe" 0 +2
  Call RemovePrevious
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Avocet.lnk" "$INSTDIR\avocet.exe"
  !insertmacro Scheme mqtt
  !insertmacro Scheme mqtts
  WriteRegStr HKCU "Software\Avocet" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Avocet"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\avocet.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Avocet maintainers"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  SectionGetSize 0 $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

Function RemovePrevious
  !insertmacro RemoveFiles
FunctionEnd

Section Uninstall
  !insertmacro RemoveFiles
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Avocet.lnk"
  !insertmacro UnScheme mqtt
  !insertmacro UnScheme mqtts
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Avocet"
SectionEnd
