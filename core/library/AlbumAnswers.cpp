#include <limits>

#include "catalogue/AlbumRows.h"
#include "library/Answers.h"

namespace albumen {

Result<std::vector<AlbumCard>> AlbumAnswers::all() const
{
    TRY_ASSIGN(const std::vector<AlbumRow> rows, state_.catalogue().read([](Db& db) { return AlbumRows(db).all(); }));
    std::vector<AlbumCard> cards;
    for (const AlbumRow& row : rows) {
        AlbumCard card{.id = row.id,
                       .name = row.name,
                       .query = row.query,
                       .photos = row.photos.size(),
                       .notes = row.notes,
                       .cover = row.cover,
                       .coverChosen = row.cover.has_value()};
        if (!card.cover && !row.photos.empty()) card.cover = row.photos.front();
        cards.push_back(std::move(card));
    }
    return cards;
}

Result<std::vector<PhotoId>> AlbumAnswers::photos(AlbumId album, const JobControl& job) const
{
    TRY_ASSIGN(const auto row, state_.catalogue().read([&](Db& db) { return AlbumRows(db).album(album); }));
    if (!row) return fail(Code::albumUnknown, Stage::store, {}, "album " + std::to_string(raw(album)));
    if (row->query.empty()) return row->photos;
    SearchQuery query;
    query.text = row->query;
    query.most = std::numeric_limits<std::size_t>::max();
    TRY_ASSIGN(const SearchAnswer found, pictures_.search(query, job));
    std::vector<PhotoId> photos;
    for (const SearchHit& hit : found.hits) photos.push_back(hit.id);
    return photos;
}

} // namespace albumen
