// All photos by time, filtered; the way to each of them.
#pragma once

#include <functional>

#include <QTimer>
#include <QUrl>

#include "Actions.h"
#include "Page.h"
#include "Parts.h"
#include "library/Changes.h"
#include "models/LatestQuestion.h"

class QLineEdit;
class QSlider;

namespace albumen {

class AddToAlbum;
class GiveCopies;
class JobBridge;
class Label;
class MonthRail;
class PageFrame;
class PhotoFilter;
class PhotoModel;
class SayPlace;
class TileView;

/// The query of its place is a filter, as models/PhotoQueryMap.h has it. Threads: GUI.
class PhotosPage final : public Page
{
    Q_OBJECT

public:
    static constexpr int leastTile = 80, mostTile = 320;
    static constexpr int monthsBelow = 112; ///< tiles smaller than this lie by month, not by day
    static constexpr int typingMs = 150;    ///< from the last letter to the question

    PhotosPage(const Parts& parts, QWidget* parent);

    Place place() const override;
    void openAt(const Place& place) override;
    void retranslate() override;

    TileView& view() { return *view_; }
    PhotoModel& model() { return *model_; }
    PhotoFilter& filter() { return *filter_; }
    AddToAlbum& adding() { return *adding_; }
    GiveCopies& giving() { return *giving_; }
    SayPlace& saying() { return *saying_; }
    QLineEdit& nameField() { return *name_; }
    MonthRail& rail() { return *rail_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Counts;
    void layOut();
    void connectParts();
    void addActions();
    std::vector<ActionSpec> photoActions();
    void ask();
    void askCounts();
    void got(const Result<PhotoList>& list);
    void got(Counts counts);
    void keepPlace();
    void sections();
    void words();
    void showEmpty(bool none);
    void selected();
    void open(const QModelIndex& index);
    void changed(const Changes& changes);
    std::vector<PhotoId> chosen() const;
    /// Of those selected, what could not be read.
    std::vector<std::filesystem::path> unreadable() const;
    void turn(int quarters);
    void searchLike();
    void addToAlbum();
    QRect barRect() const;
    void showInFolder();
    PhotoQuery query() const;
    bool filters() const;

    const PhotoQuestions& photos_;
    const PeopleQuestions& people_;
    JobBridge& bridge_;
    Decider& decider_;
    Navigator& navigator_;
    MessageSink& messages_;
    Actions& actions_;
    std::function<void(const QUrl&)> openUrl_;

    PageFrame* frame_;
    QLineEdit* name_;
    AddToAlbum* adding_;
    GiveCopies* giving_;
    SayPlace* saying_;
    PhotoFilter* filter_;
    PhotoModel* model_;
    TileView* view_;
    MonthRail* rail_;
    Label* empty_;
    QSlider* zoom_;
    QTimer typing_;
    std::vector<PhotoSpan> days_, months_;
    LatestQuestion list_, counts_;
    QVariantMap asked_;                    ///< the newest question
    std::optional<quint64> all_;           ///< photos without a filter; none: not known
    bool loaded_ = false, failed_ = false; ///< was answered; could not be, the last time
    bool stale_ = false;                   ///< something changed while it was out of sight
    Place wanted_;                         ///< selection and first row to be found when the list is there
};

} // namespace albumen
