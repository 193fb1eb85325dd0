#include "pages/albums/AlbumModel.h"

#include <algorithm>
#include <map>

#include "Messages.h"
#include "Worker.h"
#include "photo/Stars.h"

namespace albumen {
namespace {

const QString albumKey = QStringLiteral("album"), smartKey = QStringLiteral("smart");

constexpr qint64 firstSmart = -2; // -1 is no row at all

QString smartOf(qint64 id)
{
    return QLatin1String(smartAlbums[static_cast<std::size_t>(firstSmart - id)]);
}

std::optional<ContentNo> contentOf(const PhotoQuestions& photos, PhotoId photo)
{
    const auto cards = photos.cards(std::span(&photo, 1));
    return cards && !cards->empty() ? cards->front().content : std::nullopt;
}

QString smartName(const QString& smart)
{
    if (smart == QLatin1String("favourite")) return AlbumModel::tr("Favourites");
    if (smart == QLatin1String("stars")) return AlbumModel::tr("%Ln stars and more", nullptr, goodStars);
    if (smart == QLatin1String("people")) return AlbumModel::tr("People");
    if (smart == QLatin1String("animals")) return AlbumModel::tr("Animals");
    if (smart == QLatin1String("landscape")) return AlbumModel::tr("Landscape");
    if (smart == QLatin1String("vehicles")) return AlbumModel::tr("Vehicles");
    return AlbumModel::tr("Buildings");
}

QString withNotes(const QString& words, const AlbumEntry& album, const QString& between)
{
    return album.notes.empty() ? words : words + between + fromUtf8(album.notes);
}

} // namespace

AlbumModel::AlbumModel(Worker& worker, QObject* parent)
    : IdListModel(
          worker, [](const std::vector<qint64>&) -> Result<Rows> { return Rows{}; }, parent)
{
}

Result<std::vector<AlbumEntry>> AlbumModel::read(const PhotoLists& lists)
{
    TRY_ASSIGN(const std::vector<AlbumCard> cards, lists.albums.all());
    std::vector<PhotoId> covers;
    for (const AlbumCard& card : cards)
        if (card.cover) covers.push_back(*card.cover);
    TRY_ASSIGN(const std::vector<PhotoCard> photos, lists.photos.cards(covers));
    std::map<PhotoId, std::optional<ContentNo>> contents;
    for (const PhotoCard& photo : photos) contents[photo.id] = photo.content;
    std::vector<AlbumEntry> entries;
    for (const AlbumCard& card : cards) {
        AlbumEntry entry{.id = raw(card.id), .name = card.name, .query = card.query, .notes = card.notes};
        if (card.coverChosen) entry.chosenCover = card.cover;
        if (card.query.empty()) entry.photos = card.photos;
        if (card.cover) entry.cover = contents[*card.cover];
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::vector<AlbumFound> AlbumModel::find(const PhotoLists& lists, const std::vector<AlbumEntry>& entries,
                                         const JobControl& job)
{
    std::vector<AlbumFound> all;
    for (const AlbumEntry& entry : entries) {
        if (entry.byHand()) continue;
        SearchQuery query;
        if (entry.own())
            query.text = entry.query;
        else
            query = searchOf(smartOf(entry.id));
        query.most = 1; // its cover
        const auto found = lists.pictures.search(query, job);
        if (!found) continue; // said when it is opened
        AlbumFound one{.id = entry.id, .photos = found->found, .cover = {}};
        if (!found->hits.empty()) one.cover = contentOf(lists.photos, found->hits.front().id);
        all.push_back(one);
    }
    return all;
}

/// What is known of those that searches fill stays until they are asked anew.
void AlbumModel::show(std::vector<AlbumEntry> own)
{
    for (int i = 0; i < static_cast<int>(smartAlbums.size()); ++i) own.push_back({.id = firstSmart - i});
    for (AlbumEntry& fresh : own) {
        const AlbumEntry* const before = fresh.byHand() ? nullptr : entry(fresh.id);
        if (!before || before->query != fresh.query) continue;
        fresh.photos = before->photos;
        if (!fresh.chosenCover) fresh.cover = before->cover;
    }
    entries_ = std::move(own);
    tellAll();
}

void AlbumModel::show(const std::vector<AlbumFound>& found)
{
    for (const AlbumFound& one : found)
        for (AlbumEntry& entry : entries_)
            if (entry.id == one.id) {
                entry.photos = one.photos;
                if (!entry.chosenCover) entry.cover = one.cover;
            }
    tellAll();
}

void AlbumModel::tellAll()
{
    std::vector<qint64> ids;
    for (const AlbumEntry& entry : entries_) ids.push_back(entry.id);
    apply(ids, false);
    retranslate();
}

int AlbumModel::ownCount() const
{
    return static_cast<int>(std::ranges::count_if(entries_, &AlbumEntry::own));
}

const AlbumEntry* AlbumModel::entry(qint64 id) const
{
    const auto found = std::ranges::find(entries_, id, &AlbumEntry::id);
    return found == entries_.end() ? nullptr : &*found;
}

QString AlbumModel::nameOf(const AlbumEntry& entry) const
{
    return entry.own() ? fromUtf8(entry.name) : smartName(smartOf(entry.id));
}

QVariantMap AlbumModel::queryOf(qint64 id)
{
    if (id == 0) return {};
    return id > 0 ? QVariantMap{{albumKey, id}} : QVariantMap{{smartKey, smartOf(id)}};
}

qint64 AlbumModel::albumIn(const QVariantMap& query)
{
    const QString smart = query.value(smartKey).toString();
    for (std::size_t i = 0; i < smartAlbums.size(); ++i)
        if (smart == QLatin1String(smartAlbums[i])) return firstSmart - static_cast<qint64>(i);
    return std::max<qint64>(0, query.value(albumKey).toLongLong());
}

QVariant AlbumModel::data(const QModelIndex& index, int role) const
{
    const AlbumEntry* const album = index.isValid() ? entry(idOf(index)) : nullptr;
    if (role == idRole || role == goneRole || role == readyRole || !album) return IdListModel::data(index, role);
    const int photos = static_cast<int>(album->photos.value_or(0));
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return nameOf(*album);
    case Qt::ToolTipRole: return withNotes(nameOf(*album), *album, QStringLiteral("\n"));
    case Qt::AccessibleDescriptionRole:
        return withNotes(data(index, countRole).toString(), *album, QStringLiteral(", "));
    case countRole:
        if (!album->query.empty()) return tr("Search: %1").arg(fromUtf8(album->query));
        return album->photos ? tr("%Ln photos", nullptr, photos) : QString();
    case iconRole:
        return album->byHand()               ? QStringLiteral("albums")
               : album->own()                ? QStringLiteral("search")
               : album->id >= firstSmart - 1 ? QStringLiteral("star")
                                             : QStringLiteral("photos");
    case coverRole: return album->cover ? QVariant(static_cast<qint64>(raw(*album->cover))) : QVariant();
    default: return {};
    }
}

} // namespace albumen
