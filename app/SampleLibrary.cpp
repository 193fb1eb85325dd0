#include "SampleLibrary.h"

#include <utility>

#include "sample/SampleAlbum.h"

namespace albumen {
namespace fs = std::filesystem;

Paths pathsOfSample(PathSources sources)
{
    const fs::path album = pathsFrom(sources).sample;
    sources.library = album / "library";
    Paths paths = pathsFrom(sources);
    paths.sample = album;
    paths.pictures = album / "photos"; // so that also the paths by default lie in the album
    return paths;
}

Status drawSample(Files& files, const fs::path& folder, const JobControl& job, std::function<void()> drawn)
{
    SampleOptions options;
    options.control = &job;
    options.drawn = std::move(drawn);
    return drawSampleAlbum(files, folder, options);
}

} // namespace albumen
