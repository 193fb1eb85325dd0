// What lists and pages show: values, filled by the questions of library/Questions.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/Error.h"
#include "photo/Face.h"
#include "photo/Geometry.h"
#include "photo/Photo.h"

namespace albumen {

/// A person, as lists show them.
struct PersonCard {
    PersonId id{};
    std::string name;
    std::uint64_t photos = 0, faces = 0, newPhotos = 0; ///< newPhotos: since the last run began
    std::uint64_t toConfirm = 0;
    std::optional<FaceId> best;        ///< the face to show
    std::filesystem::path folder, zip; ///< empty until filed
};

/// A group of unknown faces.
struct GroupCard {
    std::int64_t number = 0; ///< "Unnamed 3"
    std::uint64_t faces = 0, photos = 0;
    FaceId best{};
    std::filesystem::path bestPath;
    std::vector<std::pair<std::string, float>> like; ///< nearest people and their distance
};

/// A face with its label.
struct FaceCard {
    FaceId id{};
    ContentNo content{};
    std::filesystem::path path; ///< of a photo that shows it; empty: none is present
    RelBox box;
    float score = 0;
    FaceLook look;
    LabelHow how = LabelHow::unknown;
    std::optional<PersonId> personId; ///< the root person
    std::string person;               ///< by name; empty: none
    std::optional<std::int64_t> group;
    std::optional<float> distance, limit;
};

/// A photo of the collection.
struct PhotoCard {
    PhotoId id{};
    std::optional<ContentNo> content; ///< none: never read well
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    std::optional<std::int64_t> takenLocalS; ///< seconds since 1970 of the camera's own clock
    PhotoState state = PhotoState::present;
};

/// "Is this X?"
struct SuggestionCard {
    FaceId face{};
    std::filesystem::path path;
    RelBox box;
    std::string person;
    float distance = 0;
    double chance = 0;         ///< 0..1 that it is
    std::uint64_t settles = 0; ///< other faces that a yes would probably name
    FaceId evidence{};         ///< the nearest face of the person
    std::filesystem::path evidencePath;
    std::optional<FaceId> best; ///< the face by which lists show the person
};

/// What accepting suggestions would do.
struct AcceptedCard {
    std::uint64_t faces = 0;
    double wrong = 0; ///< how many of these are expected to be somebody else
};

/// What ignoring strangers would do.
struct StrangersCard {
    std::uint64_t groups = 0, faces = 0; ///< faces: in these groups, and alone
};

/// An entry of the log of decisions.
struct HistoryCard {
    DecisionId id{};
    std::int64_t atMs = 0;   ///< UTC
    std::string what;        ///< named, merged, undo ...
    std::string note;        ///< of what: a name, "A -> B"; may be empty
    std::string sentence;    ///< what undo would call it: "name 218 faces Jonas"
    std::uint64_t faces = 0; ///< that it speaks of
    std::uint64_t changes = 0;
    bool active = true; ///< not undone since
};

/// Counts for the first page.
struct Overview {
    std::uint64_t photos = 0, people = 0, faces = 0, filedPhotos = 0, filedBytes = 0;
    std::uint64_t groupsToName = 0, facesToConfirm = 0, problems = 0;
    std::optional<std::int64_t> lastRunMs; ///< when the last run ended, UTC
};

/// What filing would do now.
struct PlanCard {
    std::uint64_t photos = 0, bytes = 0, folders = 0, foldersMissing = 0, toRenew = 0, toRetire = 0, zipsStale = 0;
    std::vector<std::string> lines; ///< the whole plan, a step a line
};

struct EngineCard {
    std::string device, reason;
    bool fellBack = false;
    int threads = 1;
    std::string detector, embedder;     ///< id@revision; empty: none installed
    std::optional<std::string> missing; ///< one sentence: what is missing and how to get it
};

} // namespace albumen
