// Photos that may go: a tab per reason and one for the trash. Nothing goes by itself, and all of it comes back.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include <QHash>
#include <QTimer>

#include "Actions.h"
#include "Page.h"
#include "Parts.h"
#include "base/JobControl.h"
#include "library/Changes.h"
#include "models/LatestQuestion.h"
#include "pages/cleanup/CleanupList.h"

namespace albumen {

class AskPanel;
class Button;
class CleanupModel;
class CompareView;
class GiveCopies;
class TrashEmptying;
class InfoBar;
class LimitRow;
class LookInfo;
class PageFrame;
class SayPlace;
class TileView;
class WrappedLabel;
struct PhotosToMark;

/// The query of its place names the tab: {"tab": "shaken"}; without one it is the tab that was shown last. What was
/// decided keeps its place until the tab is left. Threads: GUI.
class CleanupPage final : public Page
{
    Q_OBJECT

public:
    static constexpr int roomyHeight = 540;    ///< of the page: below it the numbers of compared photos have no room
    static constexpr int countsLaterMs = 1500; ///< after the last change, for the tabs that are not in sight

    CleanupPage(const Parts& parts, QWidget* parent);
    ~CleanupPage() override;

    Place place() const override;
    void openAt(const Place& place) override;
    void retranslate() override;

    TileView& view() { return *view_; }
    CleanupModel& model() { return *model_; }
    CompareView& compareView() { return *compare_; }
    GiveCopies& giving() { return *giving_; }
    SayPlace& saying() { return *saying_; }
    const CleanupList& list() const { return list_; }
    CleanupTab tab() const { return tab_; }
    InfoBar& info() { return *info_; }
    WrappedLabel& empty() { return *empty_; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Answer;
    struct Counts;
    /// A decision of this page about what stays.
    struct KeptRecord {
        DecisionId decision{};
        std::vector<PhotoId> photos;
        bool inForce = true;
    };

    void layOut();
    void connectParts();
    void addActions();
    std::vector<ActionSpec> tabActions();
    std::vector<ActionSpec> photoActions();
    std::vector<ActionSpec> sharedActions();
    PhotosToMark toMark();
    std::vector<ActionSpec> allActions();
    std::vector<ActionSpec> deleteActions();
    void fillBar();
    QString tabWords(CleanupTab tab, bool widest) const;
    void fitTabs();

    void show(CleanupTab tab);
    void ask();
    void askCounts();
    void got(const Answer& answer);
    void got(const Counts& counts);
    void changed(const Changes& changes);
    void took(const Decided& decided);
    void finished();

    void shown(); ///< the list is another one, or its marks are
    void sections();
    void words();
    QString headerWords() const;
    QString emptyWords() const;
    void showInfo();
    void showEmpty(bool none);
    void selected();

    bool grouped() const { return isOfGroups(tab_); }
    bool inTrashTab() const { return tab_ == CleanupTab::trash; }
    std::vector<PhotoId> chosen() const;
    /// Of those, the ones that are thrown away, or are not.
    std::vector<PhotoId> thrown(const std::vector<PhotoId>& photos, bool which) const;
    /// Those that are no part of the trash.
    std::vector<PhotoId> chosenHere() const;
    bool canOpen() const;
    void open(const QModelIndex& index);
    void keep(const std::vector<PhotoId>& photos);
    void mayGo();
    void trash();
    void sayLast(int count);
    void throwAway(const std::vector<PhotoId>& photos);
    void throwRecommended(const std::vector<PhotoId>& photos);
    void restore(const std::vector<PhotoId>& photos);
    void bringBack(const std::vector<PhotoId>& photos, CleanupMark mark);
    void marked(const std::vector<PhotoId>& photos, CleanupMark mark);
    void goOn(const std::vector<PhotoId>& photos);
    void disarm();
    void connectCompare();
    void compare(bool on);
    void showCompare();
    void fitCompare();
    const CleanupEntry* current() const;
    void goTo(PhotoId photo);
    void accept();
    void goToGroup(int group);
    void askLimit(float limit);
    void moveLimit(std::optional<float> limit);

    Parts parts_;
    CleanupList list_;
    PageFrame* frame_;
    InfoBar* info_;
    LookInfo* look_;
    LimitRow* limit_;
    AskPanel* ask_;
    TrashEmptying* emptying_;
    CleanupModel* model_;
    TileView* view_;
    CompareView* compare_;
    GiveCopies* giving_;
    SayPlace* saying_;
    WrappedLabel* empty_;
    Button *trashAll_ = nullptr, *restoreAll_ = nullptr, *emptyTrash_ = nullptr;

    CleanupTab tab_ = CleanupTab::shaken;
    std::array<std::optional<quint64>, cleanupTabs> counts_; ///< none: not known
    std::array<quint64, cleanupTabs> most_{};                ///< the largest count that was shown
    bool tabsNarrow_ = false;                                ///< no room for counts
    std::optional<quint64> looked_;                          ///< photos
    quint64 waiting_ = 0;                                    ///< pictures that were not looked at
    bool canTellDark_ = true;                                ///< the network for it is there
    bool loaded_ = false, failed_ = false;                   ///< the tab was answered; could not be, the last time
    bool stale_ = false;                                     ///< something changed while it was out of sight
    bool anew_ = true;                                       ///< the next answer takes the place of what is shown
    bool comparing_ = false;                                 ///< a group side by side stands for the tiles
    bool viewing_ = false;                                   ///< it was left for the viewer
    quint64 visit_ = 0;                                      ///< of a tab: answers for another one are dropped
    quint64 decisions_ = 0;                                  ///< of this page, as far as they are marked
    std::vector<KeptRecord> kept_;
    std::vector<PhotoId> armed_; ///< T again throws these away, though nothing of their group stays
    Place wanted_;
    LatestQuestion asked_, countsAsked_, limitAsked_;
    QTimer countsLater_;
    std::shared_ptr<JobControl> leaving_ = std::make_shared<JobControl>(); ///< ends what is asked when the page goes
};

} // namespace albumen
