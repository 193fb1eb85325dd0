// Where everything lives on this machine: the folders of the XDG base directory specification, or all inside one
// folder.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace albumen {

struct Paths {
    std::filesystem::path library;       ///< catalogue and derived data
    std::filesystem::path cache;         ///< thumbnails; may be deleted
    std::filesystem::path fetchedModels; ///< where `models fetch` puts files
    std::filesystem::path log;
    std::filesystem::path sample;                   ///< where the window draws the sample album
    std::filesystem::path home;                     ///< the user's folder
    std::filesystem::path pictures;                 ///< the system's Pictures folder
    std::filesystem::path manifest;                 ///< models/manifest.json beside the program
    std::vector<std::filesystem::path> modelPlaces; ///< looked through in this order
    std::filesystem::path gazetteer;                ///< lists of places; empty: where Debian has them
};

/// What decides the paths, so that tests can set it.
struct PathSources {
    std::map<std::string, std::string> environment; ///< HOME, XDG_*, ALBUMEN_MODEL_MIRROR, ALBUMEN_GAZETTEER
    std::filesystem::path programFolder;            ///< where the program file lies
    std::optional<std::filesystem::path> library;   ///< --library DIR: all four inside it
    std::optional<std::filesystem::path> models;    ///< --models DIR: looked in first, and fetched to
};

/// The environment and the folder of this process.
PathSources pathSourcesOfProcess();

Paths pathsFrom(const PathSources& sources);

} // namespace albumen
