#include "catalogue/ExchangeFile.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "archive/SafeName.h"
#include "base/Sentence.h"
#include "base/Text.h"
#include "photo/Coordinates.h"
#include "photo/Stars.h"

namespace albumen {
namespace {

using Json = nlohmann::json;
using Written = nlohmann::ordered_json;

/// What does not hold in a file; caught where the file is read.
struct Refused : std::runtime_error {
    Refused(Code refusal, const std::string& why) : std::runtime_error(why), code(refusal) {}
    Code code;
};

[[noreturn]] void refuse(const std::string& why)
{
    throw Refused(Code::foreignFile, why);
}

// --- writing ---

Written toJson(const Value& value)
{
    if (const auto* const number = std::get_if<std::int64_t>(&value)) return *number;
    if (const auto* const real = std::get_if<double>(&value)) return *real;
    if (const auto* const text = std::get_if<std::string>(&value)) return *text;
    return nullptr;
}

Written toJson(const ToldContent& content)
{
    Written json{{"uid", content.uid.text()}, {"media", content.media},
                 {"format", content.format},  {"width", content.width},
                 {"height", content.height},  {"orientation", static_cast<int>(content.orientation)},
                 {"keys", Written::array()}};
    for (const ContentId& key : content.keys)
        json["keys"].push_back({{"method", key.method}, {"hash", toHex(key.hash)}});
    return json;
}

Written toJson(const ToldFace& face)
{
    return {{"uid", face.uid.text()},
            {"content", face.content.text()},
            {"box", {face.box.x, face.box.y, face.box.w, face.box.h}},
            {"origin", static_cast<int>(face.origin)},
            {"score", face.score}};
}

Written toJson(const ToldDecision& decision)
{
    Written json{{"uid", decision.uid.text()},
                 {"library", decision.library.text()},
                 {"clock", decision.clock},
                 {"at_ms", decision.atMs},
                 {"kind", static_cast<int>(decision.kind)},
                 {"undoes", decision.undoes ? Written(decision.undoes->text()) : Written()},
                 {"note", decision.note},
                 {"changes", Written::array()}};
    for (const ToldChange& change : decision.changes)
        json["changes"].push_back({{"register", static_cast<int>(change.reg)},
                                   {"a", toJson(change.a)},
                                   {"b", toJson(change.b)},
                                   {"before", toJson(change.before)},
                                   {"after", toJson(change.after)}});
    return json;
}

template <class T> Written toArray(const std::vector<T>& all)
{
    Written array = Written::array();
    for (const T& one : all) array.push_back(toJson(one));
    return array;
}

// --- reading: Json::at and get throw where something is missing or of another type ---

/// Requires: a whole number. JSON has larger ones than a column holds.
std::int64_t wholeOf(const Json& value, const char* key)
{
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t{INT64_MAX})
        refuse(std::string(key) + " is too large");
    return value.get<std::int64_t>();
}

std::int64_t numberIn(const Json& json, const char* key, std::int64_t least, std::int64_t most)
{
    const Json& value = json.at(key);
    if (!value.is_number_integer()) refuse(std::string(key) + " is no whole number");
    const std::int64_t number = wholeOf(value, key);
    if (number < least || number > most) refuse(std::string(key) + " is out of range");
    return number;
}

Uid uidFrom(const Json& json)
{
    Uid uid;
    if (!fromHex(json.get<std::string>(), uid.bytes)) refuse("a uid is not 32 hexadecimal digits");
    return uid;
}

Value valueIn(const Json& json, const char* key)
{
    const Json& value = json.at(key);
    if (value.is_null()) return {};
    if (value.is_number_integer()) return wholeOf(value, key);
    if (value.is_number_float() && std::isfinite(value.get<double>())) return value.get<double>();
    if (value.is_string()) return value.get<std::string>();
    refuse(std::string(key) + " is neither number nor text");
}

ToldContent contentFrom(const Json& json)
{
    constexpr int mostPixels = 1'000'000; // a side; larger pictures are refused when decoding
    ToldContent content;
    content.uid = uidFrom(json.at("uid"));
    content.media = static_cast<int>(numberIn(json, "media", 0, 100));
    content.format = static_cast<int>(numberIn(json, "format", 0, 100));
    content.width = static_cast<int>(numberIn(json, "width", 0, mostPixels));
    content.height = static_cast<int>(numberIn(json, "height", 0, mostPixels));
    content.orientation = static_cast<Orientation>(numberIn(json, "orientation", 1, 8));
    for (const Json& one : json.at("keys")) {
        ContentId key{.method = static_cast<int>(numberIn(one, "method", 1, 1000)), .hash = {}};
        if (!fromHex(one.at("hash").get<std::string>(), key.hash)) refuse("a hash is not 32 hexadecimal digits");
        content.keys.push_back(key);
    }
    if (content.keys.empty()) refuse("a picture has no key");
    return content;
}

ToldFace faceFrom(const Json& json)
{
    ToldFace face;
    face.uid = uidFrom(json.at("uid"));
    face.content = uidFrom(json.at("content"));
    const auto sides = json.at("box").get<std::vector<float>>();
    if (sides.size() != 4 || !std::all_of(sides.begin(), sides.end(), [](float side) { return std::isfinite(side); }))
        refuse("a box is not four numbers");
    face.box = {sides[0], sides[1], sides[2], sides[3]};
    face.origin = static_cast<FaceOrigin>(numberIn(json, "origin", 0, 2));
    face.score = json.at("score").get<double>();
    return face;
}

ToldChange changeFrom(const Json& json)
{
    return {static_cast<Register>(numberIn(json, "register", 1, 1'000'000)), valueIn(json, "a"), valueIn(json, "b"),
            valueIn(json, "before"), valueIn(json, "after")};
}

ToldDecision decisionFrom(const Json& json)
{
    ToldDecision decision;
    decision.uid = uidFrom(json.at("uid"));
    decision.library = uidFrom(json.at("library"));
    // What is decided here from now on comes after it.
    decision.clock = std::min(numberIn(json, "clock", 0, maxClock), maxClock - 1);
    decision.atMs = numberIn(json, "at_ms", std::numeric_limits<std::int64_t>::min(),
                             std::numeric_limits<std::int64_t>::max()); // bounded where they are counted
    decision.kind = static_cast<DecisionKind>(numberIn(json, "kind", 1, 1000));
    if (decision.kind == DecisionKind::exchange) refuse("an exchange is of one library alone");
    if (!json.at("undoes").is_null()) decision.undoes = uidFrom(json.at("undoes"));
    decision.note = printable(json.at("note").get<std::string>());
    for (const Json& change : json.at("changes")) decision.changes.push_back(changeFrom(change));
    return decision;
}

/// Every reference in a file leads to something in it.
class Checker
{
public:
    explicit Checker(const ExchangeFile& file)
    {
        for (const ToldContent& content : file.contents) contents_.insert(content.uid.text());
        for (const ToldFace& face : file.faces) faces_.insert(face.uid.text());
        for (const Uid& person : file.people) people_.insert(person.text());
        for (const Uid& album : file.albums) albums_.insert(album.text());
    }

    void check(const ToldFace& face) const
    {
        if (!contents_.contains(face.content.text())) refuse("a face is in no picture");
    }

    /// Requires: decisions come in their order.
    void check(const ToldDecision& decision)
    {
        if (decision.undoes && !decisions_.contains(*decision.undoes)) refuse("an undo comes before what it undoes");
        decisions_.insert(decision.uid);
        for (const ToldChange& change : decision.changes) check(change);
    }

private:
    void check(const ToldChange& change) const
    {
        const auto shape = shapeOf(change.reg);
        if (!shape || shape->stays) throw Refused(Code::catalogueNewer, "a register that nobody knows");
        check(change.a, shape->a, false);
        check(change.b, shape->b, false);
        check(change.before, shape->value, true);
        check(change.after, shape->value, true);
        for (const Value& value : {change.before, change.after})
            if (!std::holds_alternative<std::monostate>(value)) checkSaid(change.reg, value);
    }

    /// Requires: something is said.
    static void checkSaid(Register reg, const Value& value)
    {
        const auto* const number = std::get_if<std::int64_t>(&value);
        if (reg == Register::faceStatus &&
            (!number || *number < int(FaceStatus::ignored) || *number > int(FaceStatus::removed)))
            throw Refused(Code::catalogueNewer, "a mark on a face that nobody knows");
        const auto* const text = std::get_if<std::string>(&value);
        const bool name = reg == Register::personName || reg == Register::albumName || reg == Register::contentEvent;
        if (name && (!text || !checkKeptName(*text))) refuse("a name that can be none");
        if (reg == Register::albumQuery && !text) refuse("a search that is no text");
        if (reg == Register::albumNotes && (!text || text->size() > longestNotes)) refuse("notes that can be none");
        if (reg == Register::contentRating && (!number || *number < 1 || *number > mostStars))
            refuse("stars that can be none");
        if (reg == Register::albumMember && !number) refuse("a place in an album that is no whole number");
        if (reg == Register::contentBegins && (!number || *number < 0 || *number > 1))
            refuse("a begin of an event that is none");
        if (reg == Register::contentPlaceRefused && (!number || *number != 1)) refuse("a refusal that is none");
        if (reg == Register::contentPlace && (!text || !coordinatesIn(*text))) refuse("a place that is no position");
    }

    void check(const Value& value, Part part, bool mayBeNone) const
    {
        if (mayBeNone && std::holds_alternative<std::monostate>(value)) return;
        if (part == Part::plain) {
            if (!mayBeNone && !std::holds_alternative<std::int64_t>(value)) refuse("a subject is no whole number");
            return;
        }
        const auto* const uid = std::get_if<std::string>(&value);
        const auto& known = part == Part::face     ? faces_
                            : part == Part::person ? people_
                            : part == Part::album  ? albums_
                                                   : contents_;
        if (!uid || !known.contains(*uid)) refuse("a change speaks of what is not there");
    }

    std::set<std::string> contents_, faces_, people_, albums_;
    std::set<Uid> decisions_;
};

/// Requires: there is an exchange in it.
ExchangeFile fileFrom(const Json& json)
{
    const Json& exchange = json.at("exchange");
    if (numberIn(exchange, "version", 1, 1'000'000) != exchangeVersion)
        throw Refused(Code::catalogueNewer, "another version");
    ExchangeFile file;
    for (const Json& content : exchange.at("contents")) file.contents.push_back(contentFrom(content));
    for (const Json& face : exchange.at("faces")) file.faces.push_back(faceFrom(face));
    for (const Json& person : exchange.at("people")) file.people.push_back(uidFrom(person));
    if (exchange.contains("albums")) // programs of before told none
        for (const Json& album : exchange.at("albums")) file.albums.push_back(uidFrom(album));
    if (json.contains("library")) file.library = uidFrom(json.at("library"));
    for (const Json& decision : exchange.at("decisions")) {
        ToldDecision& told = file.decisions.emplace_back(decisionFrom(decision));
        const std::int64_t bounded = boundedMs(told.atMs);
        if (bounded != told.atMs) ++file.redated;
        told.atMs = bounded;
    }
    std::stable_sort(file.decisions.begin(), file.decisions.end(), [](const ToldDecision& a, const ToldDecision& b) {
        return a.clock != b.clock ? a.clock < b.clock : a.library < b.library;
    });
    Checker checker(file);
    for (const ToldFace& face : file.faces) checker.check(face);
    for (const ToldDecision& decision : file.decisions) checker.check(decision);
    return file;
}

} // namespace

std::optional<RegisterShape> shapeOf(Register reg)
{
    using enum Part;
    switch (reg) {
    case Register::facePerson: return RegisterShape{false, face, plain, person};
    case Register::faceStatus:
    case Register::faceNameRefused:
    case Register::faceBox: return RegisterShape{false, face, plain, plain};
    case Register::faceOffered:
    case Register::faceNotPerson: return RegisterShape{false, face, person, plain};
    case Register::facePair: return RegisterShape{false, face, face, plain};
    case Register::personName:
    case Register::personHidden:
    case Register::personBirth:
    case Register::personDeleted:
    case Register::personUnfiled: return RegisterShape{false, person, plain, plain};
    case Register::personMergedInto: return RegisterShape{false, person, plain, person};
    case Register::personCover: return RegisterShape{false, person, plain, face};
    case Register::contentFavourite:
    case Register::contentRating:
    case Register::contentClass:
    case Register::contentTag:
    case Register::contentTaken:
    case Register::contentPlace:
    case Register::contentPlaceRefused:
    case Register::contentEvent:
    case Register::contentBegins:
    case Register::contentTurn:
    case Register::contentUnfiled:
    case Register::verdictDisagreed: return RegisterShape{false, content, plain, plain};
    case Register::contentPerson: return RegisterShape{false, content, person, plain};
    case Register::albumName:
    case Register::albumQuery:
    case Register::albumNotes: return RegisterShape{false, album, plain, plain};
    case Register::albumCover: return RegisterShape{false, album, plain, content};
    case Register::albumMember: return RegisterShape{false, album, content, plain};
    case Register::photoKept:
    case Register::photoTrashed:
    case Register::limit:
    case Register::verdictLimit:
    case Register::alikeLimit:
    case Register::placeName: return RegisterShape{};
    }
    return std::nullopt;
}

nlohmann::ordered_json toJson(const ExchangeFile& file)
{
    Written people = Written::array(), albums = Written::array();
    for (const Uid& person : file.people) people.push_back(person.text());
    for (const Uid& album : file.albums) albums.push_back(album.text());
    return {{"version", exchangeVersion},   {"contents", toArray(file.contents)},
            {"faces", toArray(file.faces)}, {"people", std::move(people)},
            {"albums", std::move(albums)},  {"decisions", toArray(file.decisions)}};
}

Result<ExchangeFile> exchangeIn(std::string_view document)
{
    const auto foreign = [](std::string why) { return fail(Code::foreignFile, Stage::import, {}, std::move(why)); };
    const std::string_view text = trimmed(document);
    if (text.empty()) return foreign(std::string(exportEmpty));
    try {
        const Json json = Json::parse(text);
        if (!json.is_object() || !json.contains("exchange")) return foreign(std::string(noExport));
        return fileFrom(json);
    } catch (const Refused& refused) {
        if (refused.code == Code::foreignFile) return foreign(std::string(exportHurt) + refused.what());
        return fail(refused.code, Stage::import, {}, refused.what());
    } catch (const std::bad_alloc&) {
        return fail(Code::outOfMemory, Stage::import);
    } catch (const Json::parse_error& error) {
        const bool cut = (text.front() == '{' || text.front() == '[') && error.byte > text.size();
        return foreign(cut ? std::string(exportCut) : error.what());
    } catch (const std::exception& exception) {
        return foreign(std::string(exportHurt) + exception.what());
    }
}

} // namespace albumen
