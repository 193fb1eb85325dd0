#include "GuiOptions.h"

#include <string_view>

#include <CLI/CLI.hpp>

namespace albumen {
namespace fs = std::filesystem;
namespace {

fs::path absolute(const std::string& path)
{
    std::error_code error;
    const fs::path made = fs::absolute(path, error).lexically_normal();
    return made.has_filename() ? made : made.parent_path(); // without the last slash
}

struct Typed {
    std::string library, models;
    bool sample = false;
    std::vector<std::string> photos;
};

void define(CLI::App& app, Typed& typed)
{
    app.name("albumen");
    app.set_version_flag("--version", ALBUMEN_VERSION);
    app.add_option("photos", typed.photos, "Folders or photos to take; else those chosen before");
    app.add_option("--library", typed.library, "A folder for all that the program keeps");
    app.add_flag("--sample", typed.sample, "An album of drawn people to try everything on, in a library of its own");
    app.add_option("--models", typed.models, "A folder with networks, looked in first");
}

} // namespace

std::optional<std::string> helpOrVersion(int argc, const char* const* argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--") return std::nullopt;
        if (word == "--version") return std::string(ALBUMEN_VERSION) + "\n";
        if (word != "--help" && word != "-h") continue;
        CLI::App app("Finds the people in your photos and files them by person");
        Typed typed;
        define(app, typed);
        return app.help();
    }
    return std::nullopt;
}

tl::expected<GuiOptions, std::string> guiOptions(int argc, const char* const* argv)
{
    CLI::App app;
    Typed typed;
    define(app, typed);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return tl::unexpected(std::string(error.what()) + " Try albumen --help.");
    }
    GuiOptions options{.sources = pathSourcesOfProcess(), .sample = typed.sample, .photos = {}};
    if (!typed.library.empty()) options.sources.library = absolute(typed.library);
    if (!typed.models.empty()) options.sources.models = absolute(typed.models);
    for (const std::string& photo : typed.photos) options.photos.push_back(absolute(photo));
    return options;
}

} // namespace albumen
