#include "support/OpenCvPictures.h"

#include <stdexcept>

namespace albumen::test {

ByteVector encodedByOpenCv(const cv::Mat& pixels, const std::string& extension, const std::vector<int>& settings)
{
    std::vector<uchar> bytes;
    if (!cv::imencode(extension, pixels, bytes, settings)) throw std::runtime_error("cannot encode " + extension);
    const auto* const begin = reinterpret_cast<const std::byte*>(bytes.data());
    return {begin, begin + bytes.size()};
}

} // namespace albumen::test
