#include "catalogue/ReviewRows.h"

#include "catalogue/PhotoRows.h"
#include "catalogue/Registers.h"
#include "photo/Face.h"
#include "photo/Photo.h"
#include "photo/Stars.h"

namespace albumen {
namespace {

template <class Id> Result<std::set<Id>> idsOf(Query query)
{
    std::set<Id> ids;
    while (query.next()) ids.insert(query.id<Id>(0));
    TRY(query.status());
    return ids;
}

Result<std::vector<MeasuredPicture>> picturesOf(Query query)
{
    std::vector<MeasuredPicture> pictures;
    while (query.next()) pictures.push_back({query.id<ContentNo>(0), query.single(1), query.text(2)});
    TRY(query.status());
    return pictures;
}

} // namespace

std::vector<KeptBy> Keepers::of(PhotoId photo, ContentNo content) const
{
    std::vector<KeptBy> by;
    if (decided.contains(photo)) by.push_back(KeptBy::decided);
    if (favourites.contains(content)) by.push_back(KeptBy::favourite);
    if (starred.contains(content)) by.push_back(KeptBy::stars);
    if (inAlbums.contains(content)) by.push_back(KeptBy::inAlbum);
    if (onlyOfPerson.contains(content)) by.push_back(KeptBy::onlyOfPerson);
    return by;
}

Result<std::vector<MeasuredPicture>> ReviewRows::from(Measure measure, float limit, Verdict verdict) const
{
    return picturesOf(
        db_.query("SELECT v.content_id, v.raw, v.detail FROM d.verdict v WHERE v.kind = ?1 AND v.raw >= ?2 "
                  "AND v.content_id IN (SELECT content_id FROM temp.collection) "
                  "AND NOT EXISTS(SELECT 1 FROM main.state s WHERE s.reg = ?3 AND s.a = v.content_id "
                  "AND s.b = ?4) ORDER BY v.raw DESC, v.content_id",
                  measure, limit, Register::verdictDisagreed, verdict));
}

Result<std::vector<MeasuredPicture>> ReviewRows::withImprint() const
{
    return picturesOf(db_.query(
        "SELECT v.content_id, v.raw, v.detail FROM d.verdict v WHERE v.kind = ?1 "
        "AND v.content_id IN (SELECT content_id FROM temp.collection) "
        "AND NOT EXISTS(SELECT 1 FROM main.photo p WHERE p.content_id = v.content_id AND p.taken_s IS NOT NULL) "
        "AND NOT EXISTS(SELECT 1 FROM temp.content_taken t WHERE t.content_id = v.content_id) "
        "ORDER BY v.raw DESC, v.content_id",
        Measure::imprint));
}

Result<std::vector<PhotoId>> ReviewRows::from(std::uint64_t bytes) const
{
    std::vector<PhotoId> photos;
    Query query = db_.query("SELECT p.id FROM main.photo p JOIN main.folder f ON f.id = p.folder_id "
                            "JOIN main.root r ON r.id = f.root_id "
                            "WHERE p.state = ? AND r.kind <> ? AND r.state <> ? AND p.size >= ? "
                            "ORDER BY p.size DESC, p.id",
                            PhotoState::present, RootKind::references, RootState::removed, bytes);
    while (query.next()) photos.push_back(query.id<PhotoId>(0));
    TRY(query.status());
    return photos;
}

Result<Keepers> ReviewRows::keepers() const
{
    Keepers keepers;
    TRY_ASSIGN(keepers.decided,
               idsOf<PhotoId>(db_.query("SELECT a FROM main.state WHERE reg = ?", Register::photoKept)));
    TRY_ASSIGN(keepers.favourites, idsOf<ContentNo>(db_.query("SELECT content_id FROM temp.content_favourite")));
    TRY_ASSIGN(keepers.starred,
               idsOf<ContentNo>(db_.query("SELECT content_id FROM temp.content_stars WHERE stars >= ?", goodStars)));
    TRY_ASSIGN(keepers.inAlbums,
               idsOf<ContentNo>(db_.query("SELECT b FROM main.state WHERE reg = ?", Register::albumMember)));
    TRY_ASSIGN(keepers.onlyOfPerson,
               idsOf<ContentNo>(db_.query(
                   "SELECT min(content_id) FROM (SELECT DISTINCT l.person, l.content_id, "
                   "coalesce((SELECT t.taken_s FROM temp.content_taken t WHERE t.content_id = l.content_id), "
                   "(SELECT min(p.taken_s) FROM main.photo p WHERE p.content_id = l.content_id AND p.state = ?2)) "
                   "/ 86400 AS day FROM temp.face_label l WHERE l.how <= ?1 "
                   "AND l.content_id IN (SELECT content_id FROM temp.collection)) "
                   "GROUP BY person, day HAVING count(*) = 1",
                   LabelHow::sure, PhotoState::present)));
    return keepers;
}

} // namespace albumen
