#include "pages/viewer/ViewerPage.h"

#include <algorithm>
#include <utility>

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "Decider.h"
#include "GiveCopies.h"
#include "JobBridge.h"
#include "Marks.h"
#include "Messages.h"
#include "PlaceWords.h"
#include "SayPlace.h"
#include "Thumbnails.h"
#include "Worker.h"
#include "pages/viewer/DateLine.h"
#include "pages/viewer/FilmStrip.h"
#include "pages/viewer/ViewerCanvas.h"
#include "pages/viewer/ViewerPanel.h"
#include "views/PictureShelf.h"
#include "widgets/Button.h"
#include "widgets/Label.h"
#include "widgets/NamePanel.h"
#include "widgets/PageFrame.h"
#include "widgets/StarRow.h"

namespace albumen {
namespace {

const QString photoKey = QStringLiteral("photo");
constexpr int thumbnailSide = 320; // as large as they are kept
constexpr int namerWidth = 264;

FaceMark markOf(const FaceCard& face)
{
    const bool named = face.how == LabelHow::decided || face.how == LabelHow::sure;
    return {face.box, named ? fromUtf8(face.person) : QString(), face.how == LabelHow::ignored};
}

} // namespace

ViewerPage::ViewerPage(const Parts& parts, QWidget* parent)
    : Page(QStringLiteral("viewer"), parent),
      photos_(parts.photos), lists_{parts.photos, parts.albums, parts.pictureFacts, parts.events, parts.places},
      people_(parts.people), bridge_(parts.bridge), worker_(parts.worker), decider_(parts.decider),
      navigator_(parts.navigator), messages_(parts.messages), thumbnails_(parts.thumbnails), actions_(parts.actions),
      openUrl_(parts.openUrl), frame_(new PageFrame(id(), this)),
      name_(new ElidedLabel(Qt::ElideMiddle, Type::strong, &Theme::ink, this)),
      counts_(new Label(Type::caption, &Theme::ink3, this)), percent_(new Label(Type::caption, &Theme::ink3, this)),
      header_(new QWidget(this)), canvas_(new ViewerCanvas(parts.worker, this)),
      panel_(new ViewerPanel(parts.thumbnails, this)), shelf_(new PictureShelf(parts.pictures, this)),
      film_(new FilmStrip(parts.worker, parts.photos, parts.thumbnails, this)),
      namer_(new NamePanel(parts.worker, parts.thumbnails, namerWidth, this)),
      giving_(new GiveCopies(parts, id(), this)), saying_(new SayPlace(parts, id(), this)),
      placeAsked_(parts.worker, this)
{
    addActions();
    layOut();
    makeNamer();
    connectParts();
    connect(&bridge_, &JobBridge::changed, this, &ViewerPage::changed);
    connect(&bridge_, &JobBridge::started, &actions_, &Actions::refresh);
    connect(&bridge_, &JobBridge::finished, this, [this] {
        if (isVisible() && trouble()) wantAgain();
    });
    setFocusProxy(canvas_);
    retranslate();
}

void ViewerPage::layOut()
{
    percent_->reserve({tr("%1%").arg(800), tr("%1%").arg(100)});
    auto* const bar = new QHBoxLayout(header_);
    bar->setContentsMargins(16, 0, 16, 0);
    bar->setSpacing(6);
    addHeaderButton("viewer.back", true);
    name_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    bar->addWidget(name_);
    bar->addSpacing(6);
    bar->addWidget(counts_);
    bar->addStretch(1);
    bar->addWidget(percent_);
    addHeaderButton("viewer.one", true);
    addHeaderButton("viewer.boxes", false);
    addHeaderButton("viewer.draw", false);
    for (const char* const id : {"viewer.favourite", "viewer.place", "viewer.give", "viewer.slides", "viewer.panel"})
        addHeaderButton(id, true);
    header_->setFixedHeight(grown(48, 1, 28));
    auto* const content = new QWidget(this);
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(canvas_, 1);
    column->addWidget(film_);
    frame_->setHeader(header_);
    frame_->setContent(content, true);
    frame_->setPanel(panel_);
    auto* const all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(frame_);
}

/// `bare`: the icon says it, the words are in its tooltip.
void ViewerPage::addHeaderButton(const char* id, bool bare)
{
    Button* const button = actions_.button(QLatin1String(id), header_);
    button->setKind(bare ? Button::Kind::icon : Button::Kind::quiet);
    header_->layout()->addWidget(button);
}

void ViewerPage::connectParts()
{
    connect(canvas_, &ViewerCanvas::zoomed, this, &ViewerPage::words);
    connect(giving_, &GiveCopies::closed, canvas_, qOverload<>(&QWidget::setFocus));
    connect(saying_, &SayPlace::closed, canvas_, qOverload<>(&QWidget::setFocus));
    connect(canvas_, &ViewerCanvas::currentChanged, &actions_, &Actions::refresh);
    connect(canvas_, &ViewerCanvas::menuWanted, this, &ViewerPage::showMenu);
    connect(canvas_, &ViewerCanvas::faceClicked, this, &ViewerPage::openNamer);
    connect(canvas_, &ViewerCanvas::faceDrawn, this, &ViewerPage::drawn);
    connect(canvas_, &ViewerCanvas::drawingChanged, this, &ViewerPage::sayDrawing);
    connect(canvas_, &ViewerCanvas::drawnClicked, this, [this] { drawn(*canvas_->drawn()); });
    connect(panel_, &ViewerPanel::faceChosen, this, &ViewerPage::openNamer);
    connect(film_, &FilmStrip::chosen, this, [this](qint64 photo) { go(PhotoId{photo}); });
    connect(frame_, &PageFrame::panelChanged, this, [this] {
        askPlace();
        actions_.refresh();
    });
    connect(&actions_, &Actions::refreshed, this, &ViewerPage::fitBare);
    slides_.setSingleShot(true);
    connect(&slides_, &QTimer::timeout, this, &ViewerPage::nextSlide);
    connect(&panel_->date(), &DateLine::dateSaid, this, &ViewerPage::setTaken);
    connect(&panel_->stars(), &StarRow::chosen, this,
            [this](int stars) { giveStars(decider_, this, toMark(), stars); });
    connect(&panel_->date(), &DateLine::stopped, canvas_, qOverload<>(&QWidget::setFocus));
    connect(panel_, &ViewerPanel::againClicked, this, [this] { actions_.trigger(QStringLiteral("viewer.again")); });
    connect(panel_, &ViewerPanel::personClicked, this, [this](qint64 person) {
        navigator_.go({.page = QStringLiteral("person"), .query = {{QStringLiteral("person"), person}}});
    });
    connect(panel_, &ViewerPanel::opened, this, [this](const QUrl& url) { openUrl_(url); });
    connect(shelf_, &PictureShelf::arrived, this, [this](qint64 photo) {
        if (photo != raw(photo_)) return;
        showPicture();
        showFacts();
    });
    connect(&thumbnails_, &Thumbnails::arrived, this, [this](const ThumbnailKey&) {
        if (isVisible() && viewed_ && canvas_->image().isNull()) showPicture();
    });
}

Place ViewerPage::place() const
{
    QVariantMap query = query_;
    query[photoKey] = static_cast<qlonglong>(raw(photo_));
    return {.page = id(), .query = query};
}

void ViewerPage::openAt(const Place& place)
{
    query_ = place.query;
    const PhotoId photo{query_.take(photoKey).toLongLong()};
    canvas_->fit();
    askList();
    go(photo);
    canvas_->setFocus();
}

void ViewerPage::left()
{
    closeNamer();
    canvas_->setDrawing(false);
    panel_->date().stopEditing();
    setSliding(false);
    shelf_->want({}, {});
}

void ViewerPage::askList()
{
    const quint64 turn = ++askedList_;
    worker_.ask(
        this, [lists = lists_, query = query_] { return photosOf(lists, query, JobControl()); },
        [this, turn](const Result<std::vector<PhotoId>>& list) {
            if (turn != askedList_ || !list) return;
            ids_ = *list;
            film_->setPhotos(ids_);
            film_->setCurrent(at());
            wantPictures();
            words();
        });
}

void ViewerPage::askPhoto()
{
    const quint64 turn = ++askedPhoto_;
    worker_.ask(
        this, [&photos = photos_, photo = photo_] { return photos.viewed(photo); },
        [this, turn](Result<ViewedPhoto> viewed) {
            if (turn != askedPhoto_) return;
            if (viewed)
                viewed_ = std::move(*viewed);
            else
                messages_.say({.rank = Rank::error, .topic = id(), .words = [error = viewed.error()] {
                                   return piecesOf(error);
                               }});
            if (std::exchange(becomesFace_, false)) canvas_->setDrawn({});
            showPicture();
            showFacts();
            words();
        });
}

/// By itself: all photos are asked for it, so that it takes longer than the rest.
void ViewerPage::askPlace()
{
    if (!frame_->panelShown() || photo_ == PhotoId{}) return;
    const auto question = [&places = lists_.places, photo = photo_] {
        return places.of(std::span(&photo, 1), placeLanguage());
    };
    placeAsked_.ask(question, [this, photo = photo_](const Result<std::vector<PhotoPlaceCard>>& cards) {
        if (photo != photo_ || !cards || cards->empty()) return;
        where_ = placeOfPhoto(cards->front());
        showFacts();
    });
}

void ViewerPage::go(PhotoId photo)
{
    closeNamer();
    canvas_->setDrawing(false);
    canvas_->setCurrentFace(-1);
    panel_->date().stopEditing();
    photo_ = photo;
    viewed_.reset();
    where_.clear();
    film_->setCurrent(at());
    if (sliding_ && !paused_) slides_.start(slideMs);
    canvas_->setFaces({});
    messages_.clear(id());
    wantPictures();
    if (const PictureShelf::Shown* const shown = shelf_->of(photo); shown && !shown->image.isNull()) showPicture();
    if (!canvas_->fitted()) shelf_->wantWhole(photo_);
    askPhoto();
    askPlace();
    words();
}

int ViewerPage::at() const
{
    const auto found = std::find(ids_.begin(), ids_.end(), photo_);
    return found == ids_.end() ? -1 : static_cast<int>(found - ids_.begin());
}

void ViewerPage::step(int by)
{
    const int to = at() + by;
    if (at() >= 0 && to >= 0 && to < static_cast<int>(ids_.size())) go(ids_[static_cast<std::size_t>(to)]);
}

void ViewerPage::wantPictures()
{
    std::vector<PhotoId> near;
    const int here = at();
    for (int away = 1; here >= 0 && away <= ahead; ++away)
        for (const int to : {here + away, here - away})
            if (to >= 0 && to < static_cast<int>(ids_.size())) near.push_back(ids_[static_cast<std::size_t>(to)]);
    shelf_->setRoom({canvas_->room(), devicePixelRatioF()});
    shelf_->want(photo_, near);
}

/// The picture; its thumbnail until it is there; else what is the matter with it.
void ViewerPage::showPicture()
{
    const PictureShelf::Shown* const shown = shelf_->of(photo_);
    const QSize size = viewed_ ? QSize(viewed_->width, viewed_->height) : QSize();
    if (shown && !shown->image.isNull())
        return canvas_->setImage(raw(photo_), shown->image, shown->whole, shown->fitted);
    QImage small;
    if (viewed_ && viewed_->card.content)
        small = thumbnails_.get(thumbnailOf(*viewed_->card.content), thumbnailSide, canvas_, Thumbnails::Fit::whole)
                    .toImage();
    const std::optional<Error> error = trouble();
    canvas_->setWords(error ? sentenceOf(*error) : QString());
    canvas_->setImage(raw(photo_), small, size);
}

/// Why the photo cannot be shown; none: it is shown, or awaited.
std::optional<Error> ViewerPage::trouble() const
{
    const PictureShelf::Shown* const shown = shelf_->of(photo_);
    if (shown && !shown->image.isNull()) return {};
    if (shown && shown->error) return shown->error;
    return viewed_ ? viewed_->card.unreadable : std::nullopt;
}

/// The picture is asked for anew, and what is known of it.
void ViewerPage::wantAgain()
{
    shelf_->forget();
    wantPictures();
    askPhoto();
}

void ViewerPage::showFacts()
{
    if (!viewed_) return;
    std::vector<FaceMark> marks;
    for (const FaceCard& face : viewed_->faces) marks.push_back(markOf(face));
    canvas_->setFaces(std::move(marks));
    const PictureShelf::Shown* const shown = shelf_->of(photo_);
    panel_->show(*viewed_, shown && !shown->image.isNull() ? &shown->shot : nullptr, where_, trouble().has_value());
    actions_.refresh();
}

void ViewerPage::words()
{
    name_->setText(viewed_ ? fromUtf8(viewed_->card.path.filename().string()) : name_->text());
    const int here = at();
    counts_->setText(
        here < 0 ? QString()
                 : tr("%1 of %2")
                       .arg(numberText(static_cast<quint64>(here) + 1), numberText(static_cast<quint64>(ids_.size()))));
    percent_->setText(canvas_->image().isNull() ? QString() : tr("%1%").arg(qRound(canvas_->zoom() * 100)));
    actions_.refresh();
}

void ViewerPage::changed(const Changes& changes)
{
    if (!isVisible() || photo_ == PhotoId{}) return;
    const bool pictures = changes.everything || !changes.photos.empty();
    if (!pictures && changes.history) film_->reread(); // somebody may have turned one
    if (pictures) {
        shelf_->forget(); // they may be turned
        film_->reread();
        wantPictures();
        askList();
    }
    if (pictures || changes.people || !changes.faces.empty()) askPhoto();
    if (pictures || changes.history) askPlace();
}

void ViewerPage::retranslate()
{
    canvas_->setAccessibleName(tr("Photo"));
    film_->setAccessibleName(tr("Photos before and after"));
    panel_->date().retranslate();
    panel_->stars().retranslate();
    namerWords();
    giving_->retranslate();
    saying_->retranslate();
    askPlace();
    showFacts();
    words();
}

} // namespace albumen
