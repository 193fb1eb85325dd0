#include "catalogue/PlaceRows.h"

#include <algorithm>
#include <cmath>

#include "catalogue/PhotoRows.h"
#include "catalogue/Registers.h"

namespace albumen {
namespace {

std::optional<Coordinates> positionIn(const Query& row, int latitude, int longitude)
{
    if (row.null(latitude) || row.null(longitude)) return std::nullopt;
    const Coordinates at{row.real(latitude), row.real(longitude)};
    return isPosition(at) ? std::optional(at) : std::nullopt;
}

/// Some hundred metres: programs round positions.
bool areOne(const Coordinates& a, const Coordinates& b)
{
    constexpr double degrees = 0.001;
    return std::abs(a.latitude - b.latitude) < degrees && std::abs(a.longitude - b.longitude) < degrees;
}

} // namespace

Result<std::vector<PictureWhere>> PlaceRows::everywhere() const
{
    TRY_ASSIGN(std::vector<PictureWhere> pictures, all());
    std::vector<PictureWhere> further;
    Query rows = db_.query("SELECT p.content_id, p.id, p.lat, p.lon FROM photo p JOIN folder f ON f.id = p.folder_id "
                           "JOIN root r ON r.id = f.root_id WHERE p.state = ? AND p.content_id IS NOT NULL "
                           "AND p.lat IS NOT NULL AND r.kind <> ? AND r.state <> ? ORDER BY p.content_id, p.id",
                           PhotoState::present, RootKind::references, RootState::removed);
    while (rows.next()) {
        const auto content = rows.id<ContentNo>(0);
        const auto at = positionIn(rows, 2, 3);
        const auto first = std::ranges::lower_bound(pictures, content, {}, &PictureWhere::content);
        if (!at || first == pictures.end() || first->content != content || first->said) continue;
        const auto isKnown = [&](const PictureWhere& one) {
            return one.content == content && areOne(*one.inFile, *at);
        };
        if (isKnown(*first) || std::any_of(further.rbegin(), further.rend(), isKnown)) continue;
        further.push_back(*first);
        further.back().photo = rows.id<PhotoId>(1);
        further.back().inFile = at;
    }
    TRY(rows.status());
    pictures.insert(pictures.end(), further.begin(), further.end());
    std::ranges::stable_sort(pictures, {}, &PictureWhere::content);
    return pictures;
}

Result<std::vector<PictureWhere>> PlaceRows::all() const
{
    std::vector<PictureWhere> pictures;
    Query rows = db_.query("SELECT p.content_id, p.id, p.taken_s, p.taken_span, p.lat, p.lon, p.camera, "
                           "p.taken_offset_min FROM photo p "
                           "JOIN folder f ON f.id = p.folder_id JOIN root r ON r.id = f.root_id WHERE p.state = ? "
                           "AND p.content_id IS NOT NULL AND r.kind <> ? AND r.state <> ? ORDER BY p.content_id, p.id",
                           PhotoState::present, RootKind::references, RootState::removed);
    while (rows.next()) {
        const auto content = rows.id<ContentNo>(0);
        if (pictures.empty() || pictures.back().content != content)
            pictures.push_back({.content = content, .photo = rows.id<PhotoId>(1)});
        PictureWhere& one = pictures.back();
        if (!one.takenLocalS && !rows.null(2)) {
            one.takenLocalS = rows.integer(2);
            one.takenSpan = rows.id<DateSpan>(3);
            if (!rows.null(7)) one.offsetMin = static_cast<int>(rows.integer(7));
        }
        if (!one.inFile) one.inFile = positionIn(rows, 4, 5);
        if (one.camera.empty()) one.camera = rows.text(6);
    }
    TRY(rows.status());
    const auto put = [&](ContentNo content, auto change) {
        const auto found = std::ranges::lower_bound(pictures, content, {}, &PictureWhere::content);
        if (found != pictures.end() && found->content == content) change(*found);
    };
    TRY_ASSIGN(const auto places, said());
    for (const auto& [content, at] : places) put(content, [&](PictureWhere& one) { one.said = at; });
    Query days = db_.query("SELECT content_id, taken_s FROM temp.content_taken");
    while (days.next())
        put(days.id<ContentNo>(0), [&](PictureWhere& one) {
            one.takenLocalS = days.integer(1);
            one.takenSpan = DateSpan::day;
            one.offsetMin.reset();
        });
    TRY(days.status());
    Query refused = db_.query("SELECT a FROM main.state WHERE reg = ?", Register::contentPlaceRefused);
    while (refused.next()) put(refused.id<ContentNo>(0), [](PictureWhere& one) { one.refused = true; });
    TRY(refused.status());
    return pictures;
}

Result<std::unordered_map<ContentNo, Coordinates>> PlaceRows::said() const
{
    std::unordered_map<ContentNo, Coordinates> places;
    Query rows = db_.query("SELECT content_id, place FROM temp.content_place");
    while (rows.next())
        if (const auto at = coordinatesIn(rows.text(1))) places[rows.id<ContentNo>(0)] = *at;
    TRY(rows.status());
    return places;
}

Result<std::optional<Coordinates>> PlaceRows::saidOf(ContentNo content) const
{
    std::optional<Coordinates> at;
    Query row = db_.query("SELECT place FROM temp.content_place WHERE content_id = ?", content);
    if (row.next()) at = coordinatesIn(row.text(0));
    TRY(row.status());
    return at;
}

Result<std::optional<Coordinates>> PlaceRows::inFile(PhotoId photo) const
{
    std::optional<Coordinates> at;
    Query row = db_.query("SELECT lat, lon FROM photo WHERE id = ?", photo);
    if (row.next()) at = positionIn(row, 0, 1);
    TRY(row.status());
    return at;
}

} // namespace albumen
