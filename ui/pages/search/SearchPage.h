// Photos by an example, by words and by whatever else is known of them.
#pragma once

#include <memory>
#include <optional>

#include <QTimer>

#include "Actions.h"
#include "Page.h"
#include "Parts.h"
#include "base/JobControl.h"
#include "library/Changes.h"
#include "models/LatestQuestion.h"
#include "models/SearchChoice.h"

class QComboBox;

namespace albumen {

class AddToAlbum;
class AlbumPanel;
class Button;
class ElidedLabel;
class EmptyCard;
class FoundStrip;
class GiveCopies;
class InfoBar;
class Label;
class LookInfo;
class PageFrame;
class SayPlace;
class SearchForm;
class SearchModel;
class TileView;

/// The query of its place is what is searched for, as SearchChoice.h has it. Threads: GUI.
class SearchPage final : public Page
{
    Q_OBJECT

public:
    static constexpr int typingMs = 150; ///< from the last change to the question

    SearchPage(const Parts& parts, QWidget* parent);
    ~SearchPage() override;

    Place place() const override;
    void openAt(const Place& place) override;
    void retranslate() override;

    SearchForm& form() { return *form_; }
    TileView& view() { return *view_; }
    SearchModel& model() { return *model_; }
    EmptyCard& empty() { return *empty_; }
    InfoBar& info() { return *info_; }
    FoundStrip& strip() { return *strip_; }
    QComboBox& order() { return *order_; }
    Button& lessAlikeButton() { return *less_; }
    GiveCopies& giving() { return *giving_; }
    AddToAlbum& adding() { return *adding_; }
    SayPlace& saying() { return *saying_; }
    AlbumPanel& albumPanel() { return *album_; }
    QString headline() const;
    QString detail() const;
    /// Of what is shown and what is typed meanwhile.
    SearchChoice choice() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Answer;

    void layOut();
    QWidget* makeHeader();
    void connectParts();
    void addActions();
    std::vector<ActionSpec> photoActions();

    void ask();
    void askWaiting();
    void askExample();
    void askClasses();
    void got(Answer answer);
    void failed(const Error& error);
    void changed(const Changes& changes);
    void showFound(SearchAnswer answer);
    void sections();
    void words();
    void showEmpty();
    void emptyWords();
    void nothingFoundWords();
    void emptyStep(const QString& id);
    void selected();
    void fitTiles();
    std::optional<int> oneRow() const;
    std::vector<PhotoId> chosen() const;
    QRect barRect() const;
    void open(const QModelIndex& index);
    void likeThis();
    void askAlbum();
    void saveAlbum(const QString& name);
    void takeExample(const QMimeData& mime);
    void chooseExample();
    void leaveForm();

    Parts parts_;
    AddToAlbum* adding_;
    GiveCopies* giving_;
    SayPlace* saying_;
    SearchForm* form_;
    PageFrame* frame_;
    Label* count_;
    ElidedLabel* detail_;
    QComboBox* order_;
    InfoBar* info_;
    LookInfo* look_;
    SearchModel* model_;
    TileView* view_;
    EmptyCard* empty_;
    Button* less_;
    FoundStrip* strip_;
    AlbumPanel* album_;
    Button* save_ = nullptr;

    SearchChoice shown_;                 ///< what the answer in sight, or on its way, is about
    std::optional<SearchAnswer> answer_; ///< without its hits; none: nothing was answered yet
    std::optional<Error> error_;         ///< instead of the answer
    qint64 tookMs_ = 0;
    quint64 waiting_ = 0;            ///< pictures that nobody looked at
    quint64 search_ = 0;             ///< the newest; an answer to an older one is dropped
    bool searching_ = false;         ///< it is not answered yet
    bool zoomed_ = false;            ///< by somebody
    bool stale_ = false;             ///< something changed while it was out of sight
    QString example_;                ///< whose picture is shown
    qint64 chosen_ = Place::nothing; ///< whose classes are shown
    Place wanted_;
    QTimer typing_;
    LatestQuestion asked_, waitingAsked_, exampleAsked_, classesAsked_;
    std::shared_ptr<JobControl> job_; ///< of the newest search
};

} // namespace albumen
