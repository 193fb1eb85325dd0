#include "Paths.h"

#include <cstdlib>
#include <fstream>

namespace albumen {
namespace fs = std::filesystem;
namespace {

std::string valueOf(const PathSources& sources, const std::string& name)
{
    const auto found = sources.environment.find(name);
    return found == sources.environment.end() ? std::string() : found->second;
}

fs::path homeOf(const PathSources& sources)
{
    const std::string home = valueOf(sources, "HOME");
    return home.empty() ? fs::path("/") : fs::path(home);
}

/// A base directory: the variable when it is absolute, as the specification asks, else its default below home.
fs::path baseDirectory(const PathSources& sources, const std::string& variable, const fs::path& belowHome)
{
    const fs::path given = valueOf(sources, variable);
    return given.is_absolute() ? given : homeOf(sources) / belowHome;
}

/// XDG_PICTURES_DIR of user-dirs.dirs, else ~/Pictures.
fs::path picturesOf(const PathSources& sources)
{
    const fs::path home = homeOf(sources);
    std::ifstream file(baseDirectory(sources, "XDG_CONFIG_HOME", ".config") / "user-dirs.dirs");
    for (std::string line; std::getline(file, line);) {
        static constexpr std::string_view key = "XDG_PICTURES_DIR=\"";
        if (!line.starts_with(key) || line.size() <= key.size() || line.back() != '"') continue;
        std::string value = line.substr(key.size(), line.size() - key.size() - 1);
        if (value.starts_with("$HOME")) value = home.string() + value.substr(5);
        while (value.size() > 1 && value.back() == '/') value.pop_back();
        if (fs::path(value).is_absolute() && fs::path(value) != home) return value;
    }
    return home / "Pictures";
}

/// models/ beside the program, or in share/ after an installation.
fs::path ownModels(const PathSources& sources)
{
    const fs::path beside = sources.programFolder / "models";
    const fs::path installed = sources.programFolder.parent_path() / "share" / "albumen" / "models";
    return fs::exists(beside / "manifest.json") ? beside : installed;
}

} // namespace

PathSources pathSourcesOfProcess()
{
    PathSources sources;
    for (const char* name : {"HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME",
                             "ALBUMEN_MODEL_MIRROR", "ALBUMEN_GAZETTEER"})
        if (const char* value = std::getenv(name)) sources.environment[name] = value;
    std::error_code error;
    sources.programFolder = fs::read_symlink("/proc/self/exe", error).parent_path();
    return sources;
}

Paths pathsFrom(const PathSources& sources)
{
    const fs::path data = baseDirectory(sources, "XDG_DATA_HOME", ".local/share") / "albumen";
    Paths paths;
    paths.library = data / "library";
    paths.cache = baseDirectory(sources, "XDG_CACHE_HOME", ".cache") / "albumen";
    paths.fetchedModels = data / "models";
    paths.sample = data / "sample";
    paths.log = baseDirectory(sources, "XDG_STATE_HOME", ".local/state") / "albumen" / "albumen.log";
    if (sources.library) {
        paths.library = *sources.library;
        paths.cache = *sources.library / "cache";
        paths.log = *sources.library / "albumen.log";
        paths.sample = *sources.library / "sample";
    }
    paths.home = homeOf(sources);
    paths.pictures = picturesOf(sources);
    paths.gazetteer = valueOf(sources, "ALBUMEN_GAZETTEER");
    const fs::path own = ownModels(sources);
    paths.manifest = own / "manifest.json";
    if (sources.models) {
        paths.modelPlaces.push_back(*sources.models);
        paths.fetchedModels = *sources.models;
    }
    paths.modelPlaces.push_back(own);
    paths.modelPlaces.push_back(data / "models");
    if (const std::string mirror = valueOf(sources, "ALBUMEN_MODEL_MIRROR"); !mirror.empty())
        paths.modelPlaces.emplace_back(mirror);
    return paths;
}

} // namespace albumen
