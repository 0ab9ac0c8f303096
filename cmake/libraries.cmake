# Third-party libraries, all from Debian 12, but for SQLite (third_party/sqlite).

set(Boost_USE_STATIC_LIBS OFF)
set(Boost_NO_WARN_NEW_VERSIONS ON)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(Boost 1.81 EXACT REQUIRED COMPONENTS json)
find_package(ICU REQUIRED COMPONENTS uc i18n)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
find_package(OpenSSL 3 REQUIRED)
pkg_check_modules(FIDO2 REQUIRED IMPORTED_TARGET libfido2)
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(ARCHIVE REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(MAGIC REQUIRED IMPORTED_TARGET libmagic)
pkg_check_modules(EXPAT REQUIRED IMPORTED_TARGET expat)
find_library(DATE_TZ date-tz REQUIRED)

add_library(cochin_libraries_platform INTERFACE)
target_link_libraries(cochin_libraries_platform INTERFACE
  Threads::Threads Boost::json PkgConfig::SODIUM PkgConfig::ARCHIVE PkgConfig::EXPAT
  PkgConfig::FIDO2 PkgConfig::QRENCODE PkgConfig::MAGIC OpenSSL::SSL OpenSSL::Crypto ${DATE_TZ})

add_library(cochin_libraries_http INTERFACE)
target_link_libraries(cochin_libraries_http INTERFACE Threads::Threads Boost::headers)
# Asio's own sources are compiled once, in src/http/server/asio_sources.cpp.
target_compile_definitions(cochin_libraries_http INTERFACE BOOST_ASIO_SEPARATE_COMPILATION
                                                            BOOST_ASIO_NO_DEPRECATED)

add_subdirectory(third_party/sqlite)
