#include "AddToAlbum.h"

#include "Decider.h"
#include "Messages.h"
#include "Worker.h"
#include "widgets/AlbumPanel.h"

namespace albumen {

AddToAlbum::AddToAlbum(const Parts& parts, QWidget* page) : QObject(page), parts_(parts), panel_(new AlbumPanel(page))
{
    connect(panel_, &AlbumPanel::chosen, this, [this](qint64 album) { put(AlbumId{album}); });
    connect(panel_, &AlbumPanel::named, this, &AddToAlbum::make);
    connect(panel_, &AlbumPanel::closed, this, &AddToAlbum::closed);
}

void AddToAlbum::ask(std::vector<PhotoId> photos, const QRect& by)
{
    photos_ = std::move(photos);
    parts_.worker.ask(
        this, [&albums = parts_.albums] { return albums.all(); },
        [this, by](const Result<std::vector<AlbumCard>>& albums) {
            if (albums) return open(*albums, by);
            parts_.messages.say({.rank = Rank::error,
                                 .topic = QStringLiteral("albums"),
                                 .words = [error = albums.error()] { return piecesOf(error); }});
        });
}

/// Those that a search fills take nothing by hand.
void AddToAlbum::open(const std::vector<AlbumCard>& albums, const QRect& by)
{
    AlbumPanel::Asked asked{
        .title = [count = static_cast<int>(photos_.size())] { return tr("Add %Ln photos to", nullptr, count); },
        .yes = [] { return tr("Add"); },
        .chooses = true};
    for (const AlbumCard& album : albums)
        if (album.query.empty()) asked.rows.push_back({raw(album.id), album.name});
    panel_->open(std::move(asked), by);
}

void AddToAlbum::put(AlbumId album)
{
    parts_.decider.take(PutIntoAlbum{album, photos_}, this, [this](const Result<Decided>& decided) {
        if (!decided || decided->id) return; // else nothing is said
        parts_.messages.say({.rank = Rank::info, .topic = QStringLiteral("albums"), .words = []() -> Pieces {
                                 return {{tr("All of them are in this album already.")}};
                             }});
    });
    emit closed();
}

void AddToAlbum::make(const QString& name)
{
    parts_.decider.take(MakeAlbum{.name = name.toStdString(), .photos = photos_, .query = {}}, this,
                        [this](const Result<Decided>& decided) {
                            if (!decided && panel_->refuse(sentenceOf(decided.error())))
                                return parts_.decider.refusalShown();
                            if (panel_->isHidden()) return;
                            panel_->shut();
                            emit closed();
                        });
}

void AddToAlbum::retranslate()
{
    panel_->retranslate();
}

} // namespace albumen
