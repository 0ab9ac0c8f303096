# A room is one folder of src/ and one library that links only what it may include.
# Its unit tests are tests/unit/<room>/**/*_test.cpp, one executable unit_<room>.

function(add_room name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  if(NOT sources)
    file(WRITE ${CMAKE_BINARY_DIR}/empty_${name}.cpp "")
    set(sources ${CMAKE_BINARY_DIR}/empty_${name}.cpp)
  endif()
  add_library(cochin_${name} STATIC ${sources})
  target_include_directories(cochin_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(cochin_${name} PRIVATE cochin_warnings)
endfunction()

function(add_unit_tests name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/unit/${name}/*_test.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(unit_${name} ${sources})
  target_include_directories(unit_${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_definitions(unit_${name} PRIVATE COCHIN_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data")
  target_link_libraries(unit_${name} PRIVATE cochin_${name} cochin_warnings cochin_test_support
                                             GTest::gmock GTest::gtest_main)
  add_test(NAME unit_${name} COMMAND unit_${name})
endfunction()
