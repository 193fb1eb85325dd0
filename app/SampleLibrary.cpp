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
    return paths;
}

Status drawSample(Files& files, const fs::path& folder, const JobControl& job, std::function<void()> drawn)
{
    SampleOptions options;
    options.control = &job;
    options.drawn = std::move(drawn);
    return drawSampleAlbum(files, folder, options);
}

Status chooseSample(Settings& settings, const fs::path& folder)
{
    TRY_ASSIGN(ArchiveChoice choice, settings.choice());
    if (!(choice == settings.defaultChoice())) return {};
    choice.photos = {folder / "photos"};
    choice.save = folder / "Albumen" / "People";
    choice.zips = folder / "Albumen" / "Zips";
    return settings.choose(choice);
}

} // namespace albumen
