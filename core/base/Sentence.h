// The sentence a person reads for an error: what is so, then what to do. English here; `ui/` translates the templates.
#pragma once

#include <string>
#include <string_view>

#include "base/Error.h"

namespace albumen {

/// One sentence for every code. %1 = the path, %2 = needed, %3 = available (both as byteText, or as pixels).
std::string_view sentenceTemplate(Code code);
/// The template with its numbers and the path filled in.
std::string fillSentence(std::string_view sentenceTemplate, const Error& error);
/// The English sentence.
std::string sentence(const Error& error);

} // namespace albumen
