// Albums as cards, and the photos of the one that is open.
#pragma once

#include <memory>

#include <QTimer>

#include "Actions.h"
#include "GiveCopies.h"
#include "Page.h"
#include "Parts.h"
#include "PhotosOf.h"
#include "base/JobControl.h"
#include "library/Changes.h"
#include "models/LatestQuestion.h"

namespace albumen {

class AlbumModel;
class AlbumPanel;
class AlbumPhotos;
class Button;
class EditLine;
class ElidedLabel;
class Label;
class PageFrame;
class SayPlace;
class TileView;
class WrappedLabel;
struct AlbumEntry;

/// The query of its place: "album" or "smart", as PhotosOf.h has them, for one that is open; else all of them.
/// Threads: GUI.
class AlbumsPage final : public Page
{
    Q_OBJECT

public:
    static constexpr int foundLaterMs = 1500; ///< after the last change, for the albums that searches fill

    AlbumsPage(const Parts& parts, QWidget* parent);
    ~AlbumsPage() override;

    Place place() const override;
    void openAt(const Place& place) override;
    void retranslate() override;

    TileView& list() { return *list_; }
    AlbumModel& model() { return *model_; }
    AlbumPhotos& photos() { return *photos_; }
    AlbumPanel& panel() { return *panel_; }
    WrappedLabel& empty() { return *empty_; }
    GiveCopies& giving() { return *giving_; }
    SayPlace& saying() { return *saying_; }
    EditLine& notes() { return *notes_; }

protected:
    /// Esc leads back to the list.
    void keyPressEvent(QKeyEvent* event) override;

private:
    void layOut();
    void layOutHeader();
    void connectParts();
    void connectViews();
    void addActions();
    std::vector<ActionSpec> albumActions();
    std::vector<ActionSpec> orderActions();
    std::vector<ActionSpec> aboutActions();
    void fillBar();
    void showMenu(const QPoint& global);

    PhotoLists lists() const
    {
        return {parts_.photos, parts_.albums, parts_.pictureFacts, parts_.events, parts_.places};
    }
    void askAlbums();
    void askFound();
    void askPhotos();
    void got(std::vector<AlbumEntry> albums);
    void got(const std::vector<PhotoId>& photos);
    void failed(const Error& error);
    void changed(const Changes& changes);

    void restorePlace();
    void words();
    QString emptyWords() const;
    void focusShown();
    void selected();

    bool opened() const { return open_ != 0; }
    TileView& view() const;
    /// The album that actions are about: the one that is open, or the card; null: none.
    const AlbumEntry* album() const;
    /// Those that are selected; of a card, all of its album.
    GiveCopies::Photos given() const;
    bool canRename() const;
    bool canRemove() const;
    bool isCover() const; ///< the one photo that actions are about
    bool canBeCover() const;
    void setCover();
    void setNotes(const QString& notes);
    void notesWords();
    void openCard(const QModelIndex& card);
    void openPhoto(const QModelIndex& photo);
    void askName(bool fresh);
    void named(const QString& name);
    void remove();
    void put(qint64 album, const std::vector<PhotoId>& photos);
    void putFiles(qint64 album, const QList<QUrl>& files);

    Parts parts_;
    PageFrame* frame_;
    AlbumModel* model_;
    TileView* list_;
    AlbumPhotos* photos_;
    WrappedLabel* empty_;
    AlbumPanel* panel_;
    GiveCopies* giving_;
    SayPlace* saying_;
    QWidget* header_; ///< of the album that is open
    ElidedLabel* name_;
    Label* counts_;
    EditLine* notes_;
    Button *back_, *new_ = nullptr;

    qint64 open_ = 0;      ///< an id of the model; 0: none
    qint64 renamed_ = 0;   ///< whose name is typed; 0: of a new one
    bool madeNow_ = false; ///< the next answer has a new one, which gets the ring
    bool loaded_ = false;  ///< the albums were answered
    bool photosThere_ = false;
    Place wanted_; ///< selection and first row to be found when the rows are there
    LatestQuestion albumsAsked_, foundAsked_, photosAsked_;
    QTimer foundLater_;
    std::shared_ptr<JobControl> leaving_ = std::make_shared<JobControl>(); ///< ends what is asked when the page goes
};

} // namespace albumen
