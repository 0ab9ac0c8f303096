# The web app as the program carries it: web/dist, or a page that says it was not built.

find_program(NODE node REQUIRED)
set(assets_folder ${CMAKE_BINARY_DIR}/assets)
file(GLOB_RECURSE web_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/dist/*)

add_custom_command(
  OUTPUT ${assets_folder}/embedded_assets.S ${assets_folder}/embedded_assets.cpp
  COMMAND ${NODE} ${CMAKE_SOURCE_DIR}/scripts/embed-assets.mjs ${CMAKE_SOURCE_DIR}/web/dist
          ${assets_folder}
  DEPENDS ${CMAKE_SOURCE_DIR}/scripts/embed-assets.mjs ${web_files}
  COMMENT "Embedding the web app"
  VERBATIM)

target_sources(cochin_http PRIVATE ${assets_folder}/embedded_assets.S
                                   ${assets_folder}/embedded_assets.cpp)
# The bytes are in files of their own, which the assembler's output depends on.
set_source_files_properties(${assets_folder}/embedded_assets.S PROPERTIES
  OBJECT_DEPENDS ${assets_folder}/embedded_assets.cpp)
