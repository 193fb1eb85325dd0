// The man page and the completions of shells, made from the definitions that --help shows.
#pragma once

#include <optional>
#include <string>

#include <CLI/CLI.hpp>

namespace albumen::cli {

enum class Shell { bash, zsh, fish };

/// In the form of man(7), section 1.
std::string manPage(const CLI::App& app, const std::string& version);
/// A script that completes commands, options and the values of options that have some, else names of files.
std::string completionFor(const CLI::App& app, Shell shell);

/// Adds the hidden commands `man` and `completion SHELL`; when one of them is called, `page` becomes what is to be
/// printed. Requires: `app` and `page` outlive the parsing.
void defineHelpPages(CLI::App& app, std::optional<std::string>& page, const std::string& version);

} // namespace albumen::cli
