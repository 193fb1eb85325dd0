#include "make/GifWriter.h"

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <unordered_map>

#include <gif_lib.h>
#include <opencv2/imgproc.hpp>

#include "base/Contract.h"

namespace albumen {
namespace {

constexpr int colours = 256;

struct Paletted {
    std::vector<GifColorType> palette;
    cv::Mat indices; ///< CV_8U
};

/// The nearest colour of the palette: of one that is known, its own; else looked up once for each of 32,768 cells.
class Nearest
{
public:
    explicit Nearest(const std::vector<GifColorType>& palette) : palette_(palette)
    {
        known_.fill(-1);
        for (std::size_t i = 0; i < palette.size(); ++i)
            own_.try_emplace(keyOf(palette[i].Red, palette[i].Green, palette[i].Blue), static_cast<int>(i));
    }

    int of(int red, int green, int blue)
    {
        if (const auto own = own_.find(keyOf(red, green, blue)); own != own_.end()) return own->second;
        constexpr int keep = 3; // bits that a cell leaves out
        int& known = known_[static_cast<std::size_t>((red >> keep) << 10 | (green >> keep) << 5 | blue >> keep)];
        if (known < 0) known = find(red, green, blue);
        return known;
    }

private:
    int find(int red, int green, int blue) const
    {
        int best = 0, least = INT32_MAX;
        for (std::size_t i = 0; i < palette_.size(); ++i) {
            const int r = palette_[i].Red - red, g = palette_[i].Green - green, b = palette_[i].Blue - blue;
            const int far = r * r + g * g + b * b;
            if (far < least) least = far, best = static_cast<int>(i);
        }
        return best;
    }

    static int keyOf(int red, int green, int blue) { return red << 16 | green << 8 | blue; }

    const std::vector<GifColorType>& palette_;
    std::unordered_map<int, int> own_;
    std::array<int, 32768> known_{};
};

/// All colours of a frame that has few enough of them: giflib's have five bits each.
std::vector<GifColorType> fewColours(const cv::Mat& frame)
{
    std::set<std::array<uchar, 3>> found;
    for (int y = 0; y < frame.rows; ++y)
        for (int x = 0; x < frame.cols; ++x) {
            const auto& pixel = frame.at<cv::Vec3b>(y, x);
            found.insert({pixel[2], pixel[1], pixel[0]});
            if (found.size() > colours) return {};
        }
    std::vector<GifColorType> palette;
    for (const auto& [red, green, blue] : found) palette.push_back({red, green, blue});
    palette.resize(colours, palette.front());
    return palette;
}

Result<std::vector<GifColorType>> paletteOf(const cv::Mat& frame)
{
    if (auto few = fewColours(frame); !few.empty()) return few;
    std::vector<cv::Mat> planes;
    cv::split(frame, planes);
    std::vector<GifByteType> unused(frame.total());
    std::vector<GifColorType> palette(colours);
    int count = colours;
    if (GifQuantizeBuffer(static_cast<unsigned>(frame.cols), static_cast<unsigned>(frame.rows), &count, planes[2].data,
                          planes[1].data, planes[0].data, unused.data(), palette.data()) == GIF_ERROR)
        return fail(Code::internal, Stage::none, {}, "giflib: no palette");
    return palette; // of 256 always: fewer are filled up with black
}

/// What a pixel lacks of its colour is given to those right of it and below.
cv::Mat spread(const cv::Mat& frame, const std::vector<GifColorType>& palette)
{
    Nearest nearest(palette);
    cv::Mat wanted, indices(frame.size(), CV_8UC1);
    frame.convertTo(wanted, CV_16SC3, 16); // in sixteenths, which the shares are of
    const auto give = [&](int y, int x, const cv::Vec3s& lack, int share) {
        if (y >= wanted.rows || x < 0 || x >= wanted.cols) return;
        auto& to = wanted.at<cv::Vec3s>(y, x);
        for (int c = 0; c < 3; ++c) to[c] = static_cast<short>(to[c] + lack[c] * share / 16);
    };
    const auto whole = [](short sixteenths) { return std::clamp((sixteenths + 8) / 16, 0, 255); };
    for (int y = 0; y < frame.rows; ++y)
        for (int x = 0; x < frame.cols; ++x) {
            const cv::Vec3s pixel = wanted.at<cv::Vec3s>(y, x);
            const int index = nearest.of(whole(pixel[2]), whole(pixel[1]), whole(pixel[0]));
            indices.at<uchar>(y, x) = static_cast<uchar>(index);
            const GifColorType& got = palette[static_cast<std::size_t>(index)];
            const int colour[3] = {got.Blue, got.Green, got.Red};
            cv::Vec3s lack;
            for (int c = 0; c < 3; ++c)
                lack[c] = static_cast<short>(std::clamp(pixel[c] - 16 * colour[c], -1024, 1024));
            give(y, x + 1, lack, 7);
            give(y + 1, x - 1, lack, 3);
            give(y + 1, x, lack, 5);
            give(y + 1, x + 1, lack, 1);
        }
    return indices;
}

Result<Paletted> palettedOf(const cv::Mat& frame)
{
    const cv::Mat whole = frame.isContinuous() ? frame : frame.clone();
    Paletted made;
    TRY_ASSIGN(made.palette, paletteOf(whole));
    made.indices = spread(whole, made.palette);
    return made;
}

int append(GifFileType* gif, const GifByteType* bytes, int count)
{
    auto& to = *static_cast<std::vector<std::byte>*>(gif->UserData);
    const auto* const first = reinterpret_cast<const std::byte*>(bytes);
    to.insert(to.end(), first, first + count);
    return count;
}

struct Close {
    void operator()(GifFileType* gif) const { EGifCloseFile(gif, nullptr); }
};
struct Free {
    void operator()(ColorMapObject* map) const { GifFreeMapObject(map); }
};

/// It counts how often all is shown again.
bool putTimes(GifFileType* gif, int times)
{
    if (times == 1) return true;
    const auto again = static_cast<unsigned>(times == 0 ? 0 : times - 1);
    const GifByteType block[] = {1, static_cast<GifByteType>(again & 0xFF), static_cast<GifByteType>(again >> 8)};
    return EGifPutExtensionLeader(gif, APPLICATION_EXT_FUNC_CODE) == GIF_OK &&
           EGifPutExtensionBlock(gif, 11, "NETSCAPE2.0") == GIF_OK && EGifPutExtensionBlock(gif, 3, block) == GIF_OK &&
           EGifPutExtensionTrailer(gif) == GIF_OK;
}

bool putFrame(GifFileType* gif, const Paletted& frame, const GifPace& pace)
{
    GraphicsControlBlock control{};
    control.DisposalMode = DISPOSE_DO_NOT;
    control.DelayTime = std::max(2, pace.centiseconds);
    control.TransparentColor = NO_TRANSPARENT_COLOR;
    std::array<GifByteType, 4> block{};
    EGifGCBToExtension(&control, block.data());
    const std::unique_ptr<ColorMapObject, Free> map(GifMakeMapObject(colours, frame.palette.data()));
    if (!map || EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, int(block.size()), block.data()) == GIF_ERROR ||
        EGifPutImageDesc(gif, 0, 0, frame.indices.cols, frame.indices.rows, false, map.get()) == GIF_ERROR)
        return false;
    for (int y = 0; y < frame.indices.rows; ++y)
        if (EGifPutLine(gif, const_cast<GifByteType*>(frame.indices.ptr(y)), frame.indices.cols) == GIF_ERROR)
            return false;
    return true;
}

} // namespace

Result<std::vector<std::byte>> gifOf(const std::vector<cv::Mat>& frames, const GifPace& pace)
{
    EXPECTS(!frames.empty() && pace.times >= 0 && pace.times <= 65'536);
    std::vector<std::byte> bytes;
    int error = 0;
    std::unique_ptr<GifFileType, Close> gif(EGifOpen(&bytes, append, &error));
    const cv::Size size = frames.front().size();
    if (!gif) return fail(Code::outOfMemory, Stage::none);
    EGifSetGifVersion(gif.get(), true); // 89a
    bool written = EGifPutScreenDesc(gif.get(), size.width, size.height, 8, 0, nullptr) == GIF_OK;
    written = written && putTimes(gif.get(), pace.times);
    for (const cv::Mat& frame : frames) {
        EXPECTS(frame.type() == CV_8UC3 && frame.size() == size);
        TRY_ASSIGN(const Paletted paletted, palettedOf(frame));
        written = written && putFrame(gif.get(), paletted, pace);
    }
    written = EGifCloseFile(gif.release(), &error) == GIF_OK && written; // writes the end
    if (!written) return fail(Code::internal, Stage::none, {}, "giflib: " + std::to_string(error));
    return bytes;
}

} // namespace albumen
