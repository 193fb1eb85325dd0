// All photos by time, filtered; the way to each of them.
#pragma once

#include <functional>

#include <QTimer>
#include <QUrl>

#include "Actions.h"
#include "Page.h"
#include "Parts.h"
#include "library/Changes.h"

class QLineEdit;
class QSlider;

namespace albumen {

class JobBridge;
class Label;
class MonthRail;
class PageFrame;
class PhotoFilter;
class PhotoModel;
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
    QLineEdit& nameField() { return *name_; }
    MonthRail& rail() { return *rail_; }

private:
    struct Answer;
    void layOut();
    void connectParts();
    void addActions();
    std::vector<ActionSpec> photoActions();
    void ask();
    void got(Answer answer);
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
    bool allFavourite() const;
    void setFavourite();
    void turn(int quarters);
    void showInFolder();
    PhotoQuery query() const;

    const PhotoQuestions& photos_;
    const PeopleQuestions& people_;
    const ArchiveQuestions& archive_;
    JobBridge& bridge_;
    Worker& worker_;
    Decider& decider_;
    Navigator& navigator_;
    MessageSink& messages_;
    Actions& actions_;
    std::function<void(const QUrl&)> openUrl_;

    PageFrame* frame_;
    QLineEdit* name_;
    PhotoFilter* filter_;
    PhotoModel* model_;
    TileView* view_;
    MonthRail* rail_;
    Label* empty_;
    QSlider* zoom_;
    QTimer typing_;
    std::vector<PhotoSpan> days_, months_;
    quint64 asked_ = 0, all_ = 0; ///< the newest question; photos without a filter
    bool loaded_ = false;
    bool stale_ = false; ///< something changed while it was out of sight
    Place wanted_;       ///< selection and first row to be found when the list is there
};

} // namespace albumen
