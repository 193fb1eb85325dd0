# The parts of OpenCV that Albumen uses; imgcodecs in tests and training alone. Debian's own OpenCVConfig.cmake comes with libopencv-dev, which brings every
# part and another 140 packages; the parts' own packages have headers and libraries only.
find_path(OpenCV_INCLUDE opencv2/core.hpp PATH_SUFFIXES opencv4 REQUIRED)
foreach(part core imgproc imgcodecs dnn)
  find_library(OpenCV_${part}_LIBRARY opencv_${part} REQUIRED)
  add_library(OpenCV::${part} UNKNOWN IMPORTED)
  set_target_properties(OpenCV::${part} PROPERTIES IMPORTED_LOCATION ${OpenCV_${part}_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${OpenCV_INCLUDE})
endforeach()
target_link_libraries(OpenCV::imgproc INTERFACE OpenCV::core)
target_link_libraries(OpenCV::imgcodecs INTERFACE OpenCV::imgproc)
target_link_libraries(OpenCV::dnn INTERFACE OpenCV::imgproc)
set(OpenCVParts_FOUND TRUE)
