// Films made on the spot by libav's own encoders.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "photo/Geometry.h"

namespace albumen::test {

struct FilmMade {
    std::string container = "mp4"; ///< as libavformat calls it: mp4, mov, avi, matroska
    bool motionJpeg = false;       ///< else MPEG-4 with a frame that stands by itself every 12
    Orientation turn = Orientation::upright;
    int pixelWidth = 1;                      ///< of a pixel as high as 1
    std::map<std::string, std::string> says; ///< creation_time, location, com.apple.quicktime.creationdate ...
    bool encrypted = false;
    bool indexFirst = false; ///< so that what is cut off are pictures
};

/// Ten frames a second, of one even size.
void writeFilm(const std::filesystem::path& file, const std::vector<cv::Mat>& frames, const FilmMade& how = {});
/// Each of them shown `each` times.
std::vector<cv::Mat> shownFor(int each, const std::vector<cv::Mat>& scenes);

} // namespace albumen::test
