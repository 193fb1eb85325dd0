// The log of decisions: what was decided, newest first, and the undo of any of it.
#pragma once

#include <memory>

#include "Page.h"
#include "Parts.h"
#include "pages/history/HistoryModel.h"

namespace albumen {

class Label;
class PageFrame;
class TileView;
class UndoPanel;

/// An entry that is undone keeps its row and says so; Enter or a double click on one goes to the panel, where Enter
/// undoes it. Threads: GUI.
class HistoryPage final : public Page
{
    Q_OBJECT

public:
    /// Entries of the log read at one time; more follow at the end of the list.
    static constexpr std::size_t atOnce = 500;

    HistoryPage(const Parts& parts, QWidget* parent);
    void openAt(const Place& place) override;
    Place place() const override;
    void left() override;
    void retranslate() override;

    TileView& view() { return *view_; }
    UndoPanel& panel() { return *panel_; }

private:
    void layOut();
    void addActions();
    void ask();
    void show(const std::vector<HistoryCard>& newest);
    void restore();
    void showCurrent();
    void showRedo();
    void goToPanel();
    void askMore();
    const HistoryCard* current() const;

    Parts parts_;
    std::shared_ptr<HistoryShelf> shelf_;
    HistoryModel* model_;
    PageFrame* frame_;
    TileView* view_;
    UndoPanel* panel_;
    Label* empty_;
    std::size_t most_ = atOnce, rows_ = 0;
    bool more_ = false, stale_ = true;
    bool opening_ = false;       ///< what is asked for is the first that this visit shows
    quint64 asked_ = 0;           ///< the newest question; older answers are dropped
    std::optional<Place> wanted_; ///< to be shown when the list is there
};

} // namespace albumen
