// The sentence a person reads for an error: what is so, then what to do. English here; `ui/` translates the templates.
#pragma once

#include <string>
#include <string_view>

#include "base/Error.h"

namespace albumen {

/// One sentence for every code. %1 = the path, %2 = needed, %3 = available (both as byteText, or as pixels).
std::string_view sentenceTemplate(Code code);
/// The one for this error, where its code alone does not say enough.
std::string_view sentenceTemplate(const Error& error);

/// pathNotFolder: a link lies in the place of a folder of the archive.
Error linkedFolder(Stage stage, const std::filesystem::path& folder);
bool isLinkedFolder(const Error& error);
/// archiveMissing: what was filed is missing or damaged, and there is nothing to make it anew from.
Error lostFile(Stage stage, const std::filesystem::path& file);
bool isLost(const Error& error);

/// The template with its numbers and the path filled in.
std::string fillSentence(std::string_view sentenceTemplate, const Error& error);
/// The English sentence.
std::string sentence(const Error& error);

} // namespace albumen
