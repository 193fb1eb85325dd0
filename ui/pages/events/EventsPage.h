// Events as cards by year, the photos of the one that is open, and a calendar of years and months.
#pragma once

#include <vector>

#include <QDate>

#include "Actions.h"
#include "Page.h"
#include "Parts.h"
#include "library/Changes.h"
#include "models/LatestQuestion.h"
#include "pages/events/EventModel.h"

namespace albumen {

class AddToAlbum;
class AlbumPanel;
class Button;
class CalendarView;
class ElidedLabel;
class GiveCopies;
class Label;
class PageFrame;
class PhotoModel;
class SayPlace;
class TileView;
class WrappedLabel;
struct ShownDay;

/// The query of its place: "event", a photo of the one that is open; "year" and perhaps "month" of the calendar; else
/// all events. Threads: GUI.
class EventsPage final : public Page
{
    Q_OBJECT

public:
    EventsPage(const Parts& parts, QWidget* parent);

    Place place() const override;
    void openAt(const Place& place) override;
    void retranslate() override;

    TileView& list() { return *list_; }
    EventModel& model() { return *model_; }
    TileView& photoList() { return *photoList_; }
    PhotoModel& photos() { return *photos_; }
    CalendarView& calendar() { return *calendar_; }
    AlbumPanel& panel() { return *panel_; }
    SayPlace& saying() { return *saying_; }
    AddToAlbum& adding() { return *adding_; }
    GiveCopies& giving() { return *giving_; }
    WrappedLabel& empty() { return *empty_; }
    QString title() const;

protected:
    /// Esc leads back: from a month to its year, from an event to all of them.
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What is asked for of one event: its photos, and its card.
    struct Opened {
        std::vector<PhotoId> photos;
        std::optional<EventCard> card;
    };
    struct Days {
        int year = 0;
        std::vector<QDate> months;
        std::vector<ShownDay> days;
    };
    void layOut();
    void layOutHeader();
    void connectParts();
    std::vector<ActionSpec> specs();
    std::vector<ActionSpec> sharedActions();
    void fillBar();
    void showMenu(const QPoint& global);

    void ask();
    void askList();
    void askPhotos();
    void askCalendar();
    static Result<Days> daysOf(const EventQuestions& events, const PhotoQuestions& photos, int year, int month);
    void got(const std::vector<EventRow>& rows);
    void got(Opened opened);
    void got(Days days);
    void failed(const Error& error);
    void changed(const Changes& changes);

    void restorePlace();
    void took(const Decided& decided);
    void returnRing();
    void words();
    QString countsWords() const;
    void focusShown();
    void selected();

    bool opened() const { return open_ != 0; }
    bool inCalendar() const { return year_ != 0; }
    TileView& view() const;
    /// A photo of the event that actions are about; none: no event is chosen.
    std::optional<PhotoId> event() const;
    std::optional<PhotoId> chosenPhoto() const;
    std::vector<PhotoId> chosenPhotos() const;
    bool canSplit() const;
    bool canJoin() const;
    void join();
    QString titleOfEvent() const;
    void openRow(const QModelIndex& row);
    void openDay(const QDate& date);
    std::optional<QDate> turned(int by) const;
    void turn(int by);
    void back();
    void askName();
    void named(const QString& name);

    Parts parts_;
    PageFrame* frame_;
    EventModel* model_;
    TileView* list_;
    PhotoModel* photos_;
    TileView* photoList_;
    CalendarView* calendar_;
    WrappedLabel* empty_;
    AlbumPanel* panel_;
    SayPlace* saying_;
    AddToAlbum* adding_;
    GiveCopies* giving_;
    QWidget* header_; ///< of what is open: an event, a year, a month
    ElidedLabel* name_;
    Label* counts_;
    Button *back_, *earlier_, *later_, *switch_ = nullptr;

    qint64 open_ = 0;               ///< a photo of the event that is open; 0: none
    int year_ = 0, month_ = 0;      ///< of the calendar; 0: it is not shown, the whole year
    std::vector<QDate> months_;     ///< that have photos, each as its first day, oldest first
    bool loaded_ = false;           ///< what is shown was answered
    std::optional<EventCard> card_; ///< of the event that is open
    qint64 oldest_ = 0;             ///< the first event of all: there is none to join it with
    PhotoId named_{};               ///< of whose event the name is typed
    /// A join of this page, and the event that had the ring.
    struct Joined {
        DecisionId decision{};
        qint64 event = 0;
    };
    std::vector<Joined> joined_;
    std::optional<qint64> returning_; ///< an event that is back by an undo
    Place wanted_;                    ///< selection and first row to be found when the rows are there
    LatestQuestion listAsked_, photosAsked_, daysAsked_;
};

} // namespace albumen
