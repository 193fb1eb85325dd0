// Albums as rows: those that people made, then those that fill themselves.
#pragma once

#include <optional>
#include <vector>

#include <QVariantMap>

#include "PhotosOf.h"
#include "models/IdListModel.h"

namespace albumen {

struct AlbumEntry {
    qint64 id = 0;                 ///< of the album; below 0: of smartAlbums
    std::string name;              ///< empty: it is one of smartAlbums
    std::string query;             ///< words of the search that fills it
    std::optional<quint64> photos; ///< none: not known yet
    std::optional<ContentNo> cover;
    std::optional<PhotoId> chosenCover; ///< whose picture that is, where a person chose it
    std::string notes;

    bool own() const { return id > 0; }
    /// Photos are put in, taken out and ordered by people.
    bool byHand() const { return own() && query.empty(); }
};

/// What a search found of the albums that searches fill.
struct AlbumFound {
    qint64 id = 0;
    quint64 photos = 0;
    std::optional<ContentNo> cover;
};

/// Threads: GUI, but for what is static.
class AlbumModel final : public IdListModel
{
    Q_OBJECT

public:
    enum AlbumRole {
        countRole = ownRole, ///< QString: how many photos, or the search that fills it
        iconRole,            ///< QString: shown where there is no cover
        coverRole,           ///< qint64: a ContentNo; invalid: none
    };

    explicit AlbumModel(Worker& worker, QObject* parent = nullptr);

    /// Those that people made, by name; on a thread of the worker.
    static Result<std::vector<AlbumEntry>> read(const PhotoLists& lists);
    /// What fills the others; on a thread of the worker.
    static std::vector<AlbumFound> find(const PhotoLists& lists, const std::vector<AlbumEntry>& entries,
                                        const JobControl& job);

    void show(std::vector<AlbumEntry> own);
    void show(const std::vector<AlbumFound>& found);
    const std::vector<AlbumEntry>& entries() const { return entries_; }
    int ownCount() const;
    /// Null: there is none of this id.
    const AlbumEntry* entry(qint64 id) const;
    QString nameOf(const AlbumEntry& entry) const;

    /// What the place of an album asks for, and back; 0: no album.
    static QVariantMap queryOf(qint64 id);
    static qint64 albumIn(const QVariantMap& query);

    QVariant data(const QModelIndex& index, int role) const override;

protected:
    QVariant show(qint64, const void*, int) const override { return {}; } // nothing is read row by row

private:
    void tellAll();

    std::vector<AlbumEntry> entries_;
};

} // namespace albumen
