// What two libraries tell each other: the log of decisions, and the anchor of everything it speaks of. A value, and its
// text as JSON.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "catalogue/Bounds.h"
#include "catalogue/Db.h"
#include "catalogue/FaceBoxRows.h"
#include "catalogue/Registers.h"
#include "photo/Photo.h"

namespace albumen {

/// What a register's parts are: a number or text that means the same everywhere, or a row that another library knows by
/// its uid. stays: the register speaks of files or limits of this library alone.
enum class Part { plain, face, person, content, album };
struct RegisterShape {
    bool stays = true;
    Part a = Part::plain, b = Part::plain, value = Part::plain;
};
/// None: no register of this number.
std::optional<RegisterShape> shapeOf(Register reg);

/// A picture: found in another library by one of its keys.
struct ToldContent {
    Uid uid;
    int media = 0, format = 0, width = 0, height = 0;
    Orientation orientation = Orientation::upright;
    std::vector<ContentId> keys; ///< at least one
};

/// A face: found by its uid, or by its place in the picture.
struct ToldFace {
    Uid uid, content;
    RelBox box; ///< of the picture as it is upright by the content's orientation
    FaceOrigin origin = FaceOrigin::detected;
    double score = 0;
};

/// A register write. Parts that are rows are the 32 hexadecimal digits of their uid.
struct ToldChange {
    Register reg{};
    Value a, b, before, after;
};

struct ToldDecision {
    Uid uid, library;
    std::int64_t clock = 0, atMs = 0;
    DecisionKind kind{};
    std::optional<Uid> undoes;
    std::string note;
    std::vector<ToldChange> changes;
};

struct ExchangeFile {
    std::vector<ToldContent> contents;
    std::vector<ToldFace> faces;
    std::vector<Uid> people;
    std::vector<Uid> albums;
    std::vector<ToldDecision> decisions; ///< ordered by clock, then library
    std::optional<Uid> library;          ///< whose log it is, where the document says it
    std::uint64_t redated = 0;           ///< of these, dated before 1970 or after 2100: at the nearest bound now
};

inline constexpr int exchangeVersion = 1;

nlohmann::ordered_json toJson(const ExchangeFile& file);
/// The exchange in a document that `export json` wrote. Ensures: every uid that is spoken of is there, every undo comes
/// after what it undoes, times are within bounds, boxes are finite, names can be names, marks on faces are known.
/// Fails: catalogueNewer (another version, or registers or marks nobody knows yet), foreignFile (anything else).
Result<ExchangeFile> exchangeIn(std::string_view document);

} // namespace albumen
