// A loader that decodes nothing: every photo is the picture it was given, or what it was told to go wrong.
#pragma once

#include <atomic>
#include <functional>
#include <optional>

#include "load/ImageLoader.h"

namespace albumen::test {

/// Threads: all, once what it gives is set.
class FakeLoader final : public ImageLoader
{
public:
    cv::Mat pixels;                                 ///< upright BGR: what every load gives
    Orientation orientation = Orientation::upright; ///< what the file says
    std::optional<Error> error;                     ///< every load fails with this
    std::function<void()> before;                   ///< called first; it may throw, wait or cancel
    std::atomic<int> loads{0};                      ///< how often it was asked
    std::atomic<int> longSide{-1};                  ///< what was asked for last

    Result<LoadedImage> load(std::span<const std::byte>, const LoadRequest& request, const JobControl&) override
    {
        ++loads;
        longSide = request.longSide;
        if (before) before();
        if (error) return fail(*error);
        LoadedImage image;
        image.pixels = pixels.clone();
        image.fullSize = pixels.size();
        image.format = ImageFormat::jpeg;
        image.exif.orientation = orientation;
        return image;
    }
    Result<LoadedImage> loadFilm(const FilmBytes&, const LoadRequest& request, const JobControl& job) override
    {
        return load({}, request, job);
    }
};

} // namespace albumen::test
