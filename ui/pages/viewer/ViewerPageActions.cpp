// The viewer: what can be done with the photo and with its faces.
#include "Decider.h"
#include "GiveCopies.h"
#include "JobBridge.h"
#include "Marks.h"
#include "Messages.h"
#include "SayPlace.h"
#include "pages/viewer/FilmStrip.h"
#include "pages/viewer/ViewerCanvas.h"
#include "pages/viewer/ViewerPage.h"
#include "views/PictureShelf.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {
constexpr int againMs = 250; // until a picture that is awaited is looked for again
}

void ViewerPage::addActions()
{
    actions_.add(this, moveActions());
    actions_.add(this, markActions(decider_, id(), this, toMark(), [] { return tr("The photo is not there yet."); }));
    actions_.add(this, photoActions());
    actions_.add(this, viewActions());
    actions_.add(this, faceActions());
    actions_.add(this, namingActions());
    actions_.add(this, {saying_->action([this] { return viewed_ ? std::vector{photo_} : std::vector<PhotoId>(); },
                                        [this] { return QRect(header_->mapTo(this, QPoint()), header_->size()); },
                                        [] { return tr("The photo is not there yet."); }),
                        giving_->action(
                            [this] { return viewed_.has_value(); },
                            [this]() -> GiveCopies::Photos { return [photo = photo_] { return std::vector{photo}; }; },
                            [] { return tr("The photo is not there yet."); })});
}

std::vector<ActionSpec> ViewerPage::moveActions()
{
    const auto before = [this] { return at() > 0; };
    const auto after = [this] { return at() >= 0 && at() + 1 < static_cast<int>(ids_.size()); };
    const auto back = [this] {
        if (sliding_) return setSliding(false); // one step
        if (canvas_->drawing()) return canvas_->setDrawing(false);
        if (canvas_->drawn()) return canvas_->setDrawn({});
        const QString photos = QStringLiteral("photos");
        if (navigator_.canBack()) return navigator_.backFrom(photos, raw(photo_));
        navigator_.go({.page = photos, .query = query_});
    };
    return {{.id = QStringLiteral("viewer.back"),
             .text = [] { return tr("Back to the photos"); },
             .icon = QStringLiteral("back"),
             .keys = {QKeySequence(Qt::Key_Escape)},
             .run = back},
            {.id = QStringLiteral("viewer.next"),
             .text = [] { return tr("Next photo"); },
             .keys = {QKeySequence(Qt::Key_Right)},
             .enabled = after,
             .run = [this] { step(1); },
             .menu = Menu::photo,
             .needs = [] { return tr("This is the last photo."); }},
            {.id = QStringLiteral("viewer.previous"),
             .text = [] { return tr("Previous photo"); },
             .keys = {QKeySequence(Qt::Key_Left)},
             .enabled = before,
             .run = [this] { step(-1); },
             .menu = Menu::photo,
             .needs = [] { return tr("This is the first photo."); }}};
}

std::vector<ActionSpec> ViewerPage::viewActions()
{
    return {{.id = QStringLiteral("viewer.one"),
             .text = [this] { return canvas_->fitted() ? tr("1:1") : tr("Fit"); },
             .icon = QStringLiteral("one"),
             .keys = {QKeySequence(Qt::Key_Z)},
             .run = [this] { one(); },
             .menu = Menu::view,
             .section = 50},
            {.id = QStringLiteral("viewer.fit"),
             .text = [] { return tr("Fit the photo"); },
             .keys = {QKeySequence(Qt::Key_0)},
             .run = [this] { canvas_->fit(); },
             .menu = Menu::view,
             .section = 50},
            {.id = QStringLiteral("viewer.slides"),
             .text = [] { return tr("Slide show"); },
             .icon = QStringLiteral("play"),
             .keys = {QKeySequence(Qt::Key_Space)},
             .enabled = [this] { return ids_.size() > 1; },
             .run = [this] { sliding_ ? pauseSlides() : setSliding(true); },
             .menu = Menu::view,
             .section = 50,
             .checked = [this] { return sliding_; },
             .needs = [] { return tr("There is no other photo to show."); }},
            {.id = QStringLiteral("viewer.panel"),
             .text = [] { return tr("Details"); },
             .icon = QStringLiteral("info"),
             .keys = {QKeySequence(Qt::Key_W)},
             .run = [this] { frame_->setPanelShown(!frame_->panelShown()); },
             .menu = Menu::view,
             .section = 50,
             .checked = [this] { return frame_->panelShown(); }}};
}

std::vector<ActionSpec> ViewerPage::photoActions()
{
    const auto there = [this] { return viewed_.has_value(); };
    const auto notYet = [] { return tr("The photo is not there yet."); };
    return {{.id = QStringLiteral("viewer.turnLeft"),
             .text = [] { return tr("Turn left"); },
             .icon = QStringLiteral("undo"),
             .keys = {QKeySequence(Qt::Key_BracketLeft)},
             .enabled = there,
             .run = [this] { turn(-1); },
             .menu = Menu::photo,
             .section = 2,
             .needs = notYet},
            {.id = QStringLiteral("viewer.turnRight"),
             .text = [] { return tr("Turn right"); },
             .icon = QStringLiteral("redo"),
             .keys = {QKeySequence(Qt::Key_BracketRight)},
             .enabled = there,
             .run = [this] { turn(1); },
             .menu = Menu::photo,
             .section = 2,
             .needs = notYet},
            {.id = QStringLiteral("viewer.again"),
             .text = [] { return tr("Try again"); },
             .icon = QStringLiteral("history"),
             .enabled = [this] { return trouble() && !bridge_.running(); },
             .run = [this] { tryAgain(); },
             .menu = Menu::photo,
             .section = 3,
             .needs = [this] { return trouble() ? jobRunsText() : tr("The photo could be read."); }}};
}

std::vector<ActionSpec> ViewerPage::faceActions()
{
    return {{.id = QStringLiteral("viewer.boxes"),
             .text = [] { return tr("Faces"); },
             .icon = QStringLiteral("face"),
             .keys = {QKeySequence(Qt::Key_B)},
             .run =
                 [this] {
                     canvas_->setBoxesShown(!canvas_->boxesShown());
                     actions_.refresh();
                 },
             .menu = Menu::view,
             .section = 51,
             .checked = [this] { return canvas_->boxesShown(); }},
            {.id = QStringLiteral("viewer.draw"),
             .text = [] { return tr("Draw face"); },
             .icon = QStringLiteral("plus"),
             .keys = {QKeySequence(Qt::Key_D)},
             .enabled = [this] { return viewed_ && viewed_->width > 0 && !canvas_->image().isNull(); },
             .run =
                 [this] {
                     canvas_->setDrawing(!canvas_->drawing());
                     canvas_->setFocus();
                 },
             .menu = Menu::people,
             .checked = [this] { return canvas_->drawing(); },
             .needs = [] { return tr("There is no picture to draw a face on."); }}};
}

void ViewerPage::sayDrawing(bool drawing)
{
    const QString topic = QStringLiteral("drawing");
    if (drawing)
        messages_.say({.rank = Rank::info, .topic = topic, .words = []() -> Pieces {
                           return {{tr("Drag a frame around the face. D or Esc ends it.")}};
                       }});
    else
        messages_.clear(topic);
    actions_.refresh();
}

bool ViewerPage::bare() const
{
    return sliding_ || window()->isFullScreen();
}

void ViewerPage::fitBare()
{
    const bool alone = bare();
    if (frame_->alone() == alone) return;
    frame_->setAlone(alone);
    film_->setVisible(!alone);
}

void ViewerPage::setSliding(bool on)
{
    if (on == sliding_) return;
    sliding_ = on;
    if (on) {
        closeNamer();
        boxesBefore_ = canvas_->boxesShown();
        canvas_->fit();
        paused_ = false;
        filledBefore_ = window()->isFullScreen();
        window()->setWindowState(window()->windowState() | Qt::WindowFullScreen);
        slides_.start(slideMs);
    } else {
        slides_.stop();
        if (!filledBefore_) window()->setWindowState(window()->windowState() & ~Qt::WindowFullScreen);
    }
    fitBare();
    canvas_->setBoxesShown(!on && boxesBefore_);
    canvas_->setFocus();
    actions_.refresh();
}

void ViewerPage::pauseSlides()
{
    paused_ = !paused_;
    paused_ ? slides_.stop() : slides_.start(slideMs);
}

void ViewerPage::nextSlide()
{
    const int to = at() + 1;
    if (at() < 0 || to >= static_cast<int>(ids_.size())) return setSliding(false); // it is over
    const PictureShelf::Shown* const next = shelf_->of(ids_[static_cast<std::size_t>(to)]);
    const bool there = next && (!next->image.isNull() || next->error);
    if (there) return step(1);
    slides_.start(againMs);
}

void ViewerPage::setTaken(std::optional<qint64> localS)
{
    decide(SetTaken{.photos = {photo_}, .localS = localS}, [localS]() -> Pieces {
        return {
            {localS ? tr("Changed the date. The file stays as it is.") : tr("The date is that of the file again.")}};
    });
}

void ViewerPage::one()
{
    if (!canvas_->fitted()) return canvas_->fit();
    const QPoint pointer = canvas_->mapFromGlobal(QCursor::pos());
    canvas_->zoomTo(1, canvas_->underMouse() ? QPointF(pointer) : QRectF(canvas_->rect()).center());
    shelf_->wantWhole(photo_);
}

void ViewerPage::turn(int quarters)
{
    closeNamer();
    decider_.take(
        TurnPhotos{{photo_}, quarters}, this,
        [this](const Result<Decided>& decided) {
            if (!decided) return;
            shelf_->forget();
            wantPictures();
            askPhoto();
        },
        []() -> Pieces { return {{tr("Turned. The file stays as it is.")}}; });
}

/// A photo that the library could not read is read by it; one that only the viewer could not is asked for anew.
void ViewerPage::tryAgain()
{
    if (viewed_ && viewed_->card.unreadable)
        bridge_.start(jobs::Recognise{.again = {viewed_->card.path}});
    else
        wantAgain();
}

/// The photo in sight.
PhotosToMark ViewerPage::toMark()
{
    return {.any = [this] { return viewed_.has_value(); },
            .mark =
                [this] {
                    return PhotoMark{viewed_->card.favourite, viewed_->card.stars};
                },
            .photos = [this] { return std::vector{photo_}; },
            .then = [this](const std::vector<PhotoId>&) { askPhoto(); }};
}

} // namespace albumen
