// What a person decides: one struct per decision, each one entry of the log, each undone as one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "photo/Geometry.h"
#include "photo/Ids.h"

namespace albumen {

struct NameGroup { ///< Fails: personUnknown (no such group), nameRefused
    std::int64_t group = 0;
    std::string name;
};
struct AssignFaces { ///< Fails: noFace, nameRefused
    std::vector<FaceId> faces;
    std::string name;
};
/// Not the person they are labelled with: never asked again. Fails: noFace, usage (without a name).
struct RejectFaces {
    std::vector<FaceId> faces;
};
/// Yes to "is this X?". Fails: noFace, usage (nobody is suggested).
struct ConfirmFaces {
    std::vector<FaceId> faces;
};
/// Strangers: never suggested, never filed. Fails: noFace.
struct IgnoreFaces {
    std::vector<FaceId> faces;
};
struct IgnoreGroup { ///< Fails: personUnknown
    std::int64_t group = 0;
};
/// Everyone in these photos whom nobody decided and no sure match names. Fails: pathMissing.
struct IgnoreUnnamed {
    std::vector<std::filesystem::path> photos;
};
/// All groups of fewer than `smallerThan` faces seen on one day only, faces that are in no group among them. A photo
/// that does not say when it was taken is a day of its own.
struct IgnoreStrangers {
    std::size_t smallerThan = 3;
};
struct NotFaces { ///< Fails: noFace
    std::vector<FaceId> faces;
};
struct RemoveFaces { ///< out of every list. Fails: noFace
    std::vector<FaceId> faces;
};
struct RestoreFaces { ///< neither ignored nor no face any more. Fails: noFace
    std::vector<FaceId> faces;
};
/// A face that no network found, drawn by hand; with a name unless it is empty. Where a face is already, that one is
/// named. Fails: pathMissing, nameRefused, usage (a box outside the picture).
struct DrawFace {
    std::filesystem::path photo;
    RelBox box;
    std::string name;
};
struct RenamePerson { ///< Fails: personUnknown, nameRefused
    std::string from, to;
};
struct MergePeople { ///< Fails: personUnknown, nameRefused
    std::string from, into;
};
/// Some faces of a person are another one. Fails: personUnknown, nameRefused, noFace.
struct SplitPerson {
    std::string from, to;
    std::vector<FaceId> faces;
};
/// Before that day nobody is matched with this person. "YYYY-MM-DD", or empty: not known. Fails: personUnknown, usage.
struct SetBirth {
    std::string name, day;
};
/// Two faces are one person, or never are. Where one of them has a name that a person gave, the other gets it.
/// Fails: noFace, usage (one face only, or two names).
struct SayPair {
    FaceId a{}, b{};
    bool same = true;
};
/// Yes to all suggestions up to a distance, of one person or of everybody. Fails: personUnknown.
struct AcceptSuggestions {
    std::string name;
    float within = 0;
};
/// A decision of this library, the newest in force when none is given. Fails: nothingToUndo.
struct Undo {
    std::optional<DecisionId> decision;
};
/// Takes back the newest undo, unless something else was decided since. Fails: nothingToUndo.
struct Redo {
};

using Command = std::variant<NameGroup, AssignFaces, RejectFaces, ConfirmFaces, IgnoreFaces, IgnoreGroup, IgnoreUnnamed,
                             IgnoreStrangers, NotFaces, RemoveFaces, RestoreFaces, DrawFace, RenamePerson, MergePeople,
                             SplitPerson, SetBirth, SayPair, AcceptSuggestions, Undo, Redo>;

/// What a command came to. It is in the log when this is given, whatever follows from it.
struct Decided {
    std::optional<DecisionId> id; ///< none: nothing would have changed
    std::string what, note;       ///< of the decision; of an undo or redo: of the one that went or came back
    std::string sentence;         ///< what undo would call it: "name 218 faces Jonas"
    std::vector<FaceId> faces;    ///< that it speaks of
    std::uint64_t written = 0;    ///< registers that hold something else now
    std::uint64_t left = 0;       ///< undo: registers left because something newer was decided
};

} // namespace albumen
