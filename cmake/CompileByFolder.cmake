# compile_by_folder(TARGET [MOST]): the sources of one folder are compiled together, as one unit or as units of MOST files. Headers
# of others (Qt, Catch2, OpenCV) cost more than what we write, and this reads them once a unit: a third of the time of a clean
# build. So names that a file keeps to itself must differ within its folder. The preset `debug` compiles file by file.
option(ALBUMEN_BY_FOLDER "Compile the window, the programs, the core and the tests a folder at a time" ON)

function(compile_by_folder target)
  set(most 1000)
  if(ARGC GREATER 1)
    set(most ${ARGV1})
  endif()
  if(NOT ALBUMEN_BY_FOLDER)
    return()
  endif()
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources EXCLUDE REGEX "main[^/]*\\.cpp$") # Catch2 wants to be told first that this is it
  foreach(source ${sources})
    get_filename_component(path ${source} ABSOLUTE)
    file(RELATIVE_PATH path ${CMAKE_SOURCE_DIR} ${path})
    get_filename_component(folder ${path} DIRECTORY)
    string(MAKE_C_IDENTIFIER "${folder}" group)
    list(APPEND of_${group} ${path})
    list(LENGTH of_${group} seen)
    math(EXPR unit "(${seen} - 1) / ${most}")
    string(APPEND group "_${unit}")
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP "${group}")
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()
