#include "library/Sentences.h"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/Counted.h"

namespace albumen {

std::string sentenceOf(DecisionKind kind, const std::string& note, std::uint64_t faces, std::uint64_t photos)
{
    const std::string some = counted(faces, "face", "faces");
    const std::string pictures = counted(photos, "photo", "photos");
    const std::string of = note.empty() ? std::string() : ", " + note;
    switch (kind) {
    case DecisionKind::named:
    case DecisionKind::assigned: return fmt::format("name {} {}", some, note);
    case DecisionKind::rejected: return note.empty() ? "refuse a name" : fmt::format("{}: not {}", some, note);
    case DecisionKind::ignored: return "ignore " + some;
    case DecisionKind::notAFace: return some + ": no face";
    case DecisionKind::merged: return "merge " + note;
    case DecisionKind::split: return fmt::format("move {}, {}", some, note);
    case DecisionKind::renamed: return "rename " + note;
    case DecisionKind::import:
        return (faces > 0 ? "import names of " + some : "import what was known elsewhere of photos") + of;
    case DecisionKind::undo: return "undo" + of;
    case DecisionKind::redo: return "redo" + of;
    case DecisionKind::drawn: return "draw a face" + of;
    case DecisionKind::personChanged: return "change " + note;
    case DecisionKind::photoChanged: return fmt::format("{}: {}", pictures, note);
    case DecisionKind::albumChanged: return "album " + note;
    case DecisionKind::limitChanged: return "change a limit" + of;
    case DecisionKind::pairSaid: return "two faces, one person or not";
    case DecisionKind::groupSplit: return "split faces off " + note;
    case DecisionKind::groupsMerged: return "join groups, " + note;
    case DecisionKind::confirmed: return fmt::format("confirm {} {}", some, note);
    case DecisionKind::restored: return "bring back " + some;
    case DecisionKind::removed: return "remove " + some;
    case DecisionKind::exchange:
    case DecisionKind::inExchange: return "take in another library's decisions" + of;
    case DecisionKind::eventChanged: return "event " + note;
    case DecisionKind::forgotten: return "forgotten"; // in no history
    }
    return "change" + of; // written by a newer program
}

std::string sentenceOf(const Consequences& consequences)
{
    std::vector<std::string> parts;
    const auto add = [&parts](std::uint64_t faces, const char* one, const char* many) {
        const char* const noun = !parts.empty() ? "" : faces == 1 ? "other face " : "other faces ";
        if (faces > 0) parts.push_back(fmt::format("{} {}{}", faces, noun, faces == 1 ? one : many));
    };
    add(consequences.named, "got a name", "got a name");
    add(consequences.unnamed, "lost its name", "lost their names");
    add(consequences.others, "is taken for somebody else", "are taken for somebody else");
    add(consequences.asked, "is asked about", "are asked about");
    add(consequences.unasked, "is not asked about any more", "are not asked about any more");
    return parts.empty() ? std::string() : fmt::format("Also: {}.", fmt::join(parts, ", "));
}

} // namespace albumen
