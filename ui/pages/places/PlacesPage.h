// Where photos were taken: a tree of places, a map, and the photos of the place that is chosen.
#pragma once

#include <memory>
#include <optional>

#include "Actions.h"
#include "Page.h"
#include "Parts.h"
#include "PlacePhotos.h"
#include "library/Changes.h"
#include "models/LatestQuestion.h"
#include "pages/places/MapPicture.h"

class QLineEdit;

namespace albumen {

class AddToAlbum;
class Button;
class ElidedLabel;
class EmptyCard;
class GiveCopies;
class Label;
class PageFrame;
class PhotoModel;
class PlaceMap;
class PlaceTree;
class SayPlace;
class TileView;
class WrappedLabel;
struct PlaceNode;

/// The query of its place: "where", as PlacePhotos.h has it; or "event", a photo of a trip; else nothing is chosen.
/// Threads: GUI.
class PlacesPage final : public Page
{
    Q_OBJECT

public:
    PlacesPage(const Parts& parts, QWidget* parent);

    Place place() const override;
    void openAt(const Place& place) override;
    void retranslate() override;

    PlaceTree& tree() { return *tree_; }
    PlaceMap& map() { return *map_; }
    TileView& view() { return *view_; }
    PhotoModel& photos() { return *photos_; }
    QLineEdit& filter() { return *filter_; }
    SayPlace& saying() { return *saying_; }
    EmptyCard& empty() { return *empty_; }
    QString note() const;
    QString title() const;

protected:
    /// Esc leads back to all places.
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// A photo without a place, and where it may have been taken.
    struct Proposed {
        PhotoPlaceCard card;
        std::int64_t dayS = 0; ///< midnight
    };
    /// All that the page knows of the library.
    struct Known {
        std::shared_ptr<const MapCard> map;
        std::vector<Proposed> proposed; ///< by day, newest first; of a day by place
        std::vector<EventCard> trips;   ///< newest first
    };
    /// What is chosen.
    struct Shown {
        std::vector<PhotoId> photos;
        std::optional<QRectF> bounds; ///< of those with a position, in shares of the map
    };
    void layOut();
    void layOutLeft(QWidget& left);
    void layOutHeader();
    void connectParts();
    void addActions();
    std::vector<ActionSpec> placeActions();
    void fillBar();
    void showMenu(const QPoint& global);

    void ask();
    void askShapes();
    void askPhotos();
    static Result<Known> know(const PlaceQuestions& places, const PhotoQuestions& photos, const EventQuestions& events,
                              const std::string& language);
    static Shown shownOf(const MapCard& map, const std::vector<PhotoId>& photos);
    void got(Known known);
    void got(Shown shown);
    void failed(const Error& error);
    void changed(const Changes& changes);

    void choose(const QVariantMap& query);
    void fillTree();
    void sections();
    void words();
    void noteWords();
    void emptyWords();
    void focusShown();
    void selected();

    bool opened() const { return !query_.isEmpty(); }
    PlaceChoice choice() const { return placeChoiceOf(query_); }
    bool proposing() const { return choice().kind == PlaceChoice::Kind::proposed; }
    std::vector<PhotoId> chosen() const;
    const Proposed* proposalOf(qint64 photo) const;
    std::vector<const Proposed*> chosenProposals(bool wholeDay) const;
    void accept(bool wholeDay);
    void refuse(bool wholeDay);
    void openPhoto(const QModelIndex& row);
    QRect barRect() const;

    Parts parts_;
    PageFrame* frame_;
    QLineEdit* filter_;
    PlaceTree* tree_;
    PlaceMap* map_;
    PhotoModel* photos_;
    TileView* view_;
    EmptyCard* empty_;
    WrappedLabel *note_, *none_;
    AddToAlbum* adding_;
    GiveCopies* giving_;
    SayPlace* saying_;
    QWidget* header_; ///< of what is chosen
    ElidedLabel* name_;
    Label* counts_;
    Button* back_;

    QVariantMap query_; ///< what is chosen; empty: nothing
    Known known_;
    bool loaded_ = false, photosThere_ = false;
    bool fits_ = true;          ///< the map is to show what is chosen as soon as it is known
    std::optional<Error> bare_; ///< why the map has no ground
    bool shapesAsked_ = false;
    Place wanted_; ///< selection and first row to be found when the rows are there
    LatestQuestion knownAsked_, shapes_, photosAsked_;
};

} // namespace albumen
