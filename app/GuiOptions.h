// What the window's program is told on its command line.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "Paths.h"

namespace albumen {

struct GuiOptions {
    PathSources sources;                       ///< --library DIR and --models DIR, as for albumen-cli
    bool sample = false;                       ///< the album of drawn people, with a library of its own
    std::vector<std::filesystem::path> photos; ///< folders and photos; absolute. Empty: those chosen before
};

/// What --help or --version print; none: neither was asked for. Needs no display.
std::optional<std::string> helpOrVersion(int argc, const char* const* argv);

/// Requires: options of the toolkit are taken out. Fails: a sentence for whoever typed them.
tl::expected<GuiOptions, std::string> guiOptions(int argc, const char* const* argv);

} // namespace albumen
