// Decisions in the language of the window.
#pragma once

#include <QString>

#include "MessageSink.h"
#include "library/Cards.h"
#include "photo/Consequences.h"

namespace albumen {

/// As undo calls it: "name 218 faces Jonas", the name is the object. `what`, `note`, and how many it speaks of: as
/// HistoryCard has them.
Pieces decisionPieces(const std::string& what, const std::string& note, std::uint64_t faces, std::uint64_t photos);
QString decisionText(const std::string& what, const std::string& note, std::uint64_t faces, std::uint64_t photos);
/// As the message line says that it was done: "Named 218 faces Jonas." The name is the object.
Pieces decisionSaid(const std::string& what, const std::string& note, std::uint64_t faces, std::uint64_t photos);
/// The icon of such a decision, where it has no pictures.
QString decisionIcon(const std::string& what);
/// What followed by itself, as sentences after that one, each with a space before it: " 4 more faces got a name."
QString followedText(const Consequences& consequences);

} // namespace albumen
