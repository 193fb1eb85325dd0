#include "pages/viewer/ViewerPage.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "Decider.h"
#include "JobBridge.h"
#include "Messages.h"
#include "Thumbnails.h"
#include "Worker.h"
#include "models/PhotoQueryMap.h"
#include "pages/viewer/PictureShelf.h"
#include "pages/viewer/ViewerCanvas.h"
#include "pages/viewer/ViewerPanel.h"
#include "widgets/Button.h"
#include "widgets/Card.h"
#include "widgets/Label.h"
#include "widgets/NamePanel.h"

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
    : Page(QStringLiteral("viewer"), parent), photos_(parts.photos), people_(parts.people), worker_(parts.worker),
      decider_(parts.decider), navigator_(parts.navigator), messages_(parts.messages), thumbnails_(parts.thumbnails),
      actions_(parts.actions), openUrl_(parts.openUrl),
      name_(new ElidedLabel(Qt::ElideMiddle, Type::strong, &Theme::ink, this)),
      counts_(new Label(Type::caption, &Theme::ink3, this)), percent_(new Label(Type::caption, &Theme::ink3, this)),
      header_(new QWidget(this)), canvas_(new ViewerCanvas(this)), panel_(new ViewerPanel(this)),
      shelf_(new PictureShelf(parts.pictures, this)),
      namer_(new NamePanel(parts.worker, parts.thumbnails, namerWidth, this))
{
    addActions();
    layOut();
    makeNamer();
    connectParts();
    connect(&parts.bridge, &JobBridge::changed, this, &ViewerPage::changed);
    setFocusProxy(canvas_);
    retranslate();
}

void ViewerPage::layOut()
{
    percent_->reserve(QStringLiteral("800 %"));
    auto* const bar = new QHBoxLayout(header_);
    bar->setContentsMargins(16, 0, 16, 0);
    bar->setSpacing(6);
    bar->addWidget(actions_.button(QStringLiteral("viewer.back"), header_));
    bar->addWidget(name_, 1);
    bar->addWidget(counts_);
    bar->addStretch();
    bar->addWidget(percent_);
    for (const char* const id : {"viewer.one", "viewer.boxes", "viewer.draw", "viewer.favourite"})
        bar->addWidget(actions_.button(QLatin1String(id), header_));
    header_->setFixedHeight(grown(48, 1, 28));
    auto* const column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(header_);
    column->addWidget(canvas_, 1);
    auto* const all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(column, 1);
    all->addWidget(new Line(Qt::Vertical, this));
    all->addWidget(panel_);
}

void ViewerPage::connectParts()
{
    connect(canvas_, &ViewerCanvas::zoomed, this, &ViewerPage::words);
    connect(canvas_, &ViewerCanvas::faceClicked, this, &ViewerPage::openNamer);
    connect(canvas_, &ViewerCanvas::faceDrawn, this, &ViewerPage::drawn);
    connect(panel_, &ViewerPanel::faceChosen, this, &ViewerPage::openNamer);
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
    shelf_->want({}, {});
}

void ViewerPage::askList()
{
    const quint64 turn = ++askedList_;
    worker_.ask(
        this, [&photos = photos_, query = photoQueryOf(query_)] { return photos.list(query); },
        [this, turn](const Result<PhotoList>& list) {
            if (turn != askedList_ || !list) return;
            ids_ = list->ids;
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
            showPicture();
            showFacts();
            words();
        });
}

void ViewerPage::go(PhotoId photo)
{
    closeNamer();
    canvas_->setDrawing(false);
    canvas_->setCurrentFace(-1);
    photo_ = photo;
    viewed_.reset();
    canvas_->setFaces({});
    messages_.clear(id());
    wantPictures();
    if (const PictureShelf::Shown* const shown = shelf_->of(photo); shown && !shown->image.isNull()) showPicture();
    if (!canvas_->fitted()) shelf_->wantWhole();
    askPhoto();
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
    shelf_->want(photo_, near);
}

/// The picture; its thumbnail until it is there; else what is the matter with it.
void ViewerPage::showPicture()
{
    const PictureShelf::Shown* const shown = shelf_->of(photo_);
    const QSize size = viewed_ ? QSize(viewed_->width, viewed_->height) : QSize();
    if (shown && !shown->image.isNull()) return canvas_->setImage(shown->image, shown->whole);
    QImage small;
    if (viewed_ && viewed_->card.content)
        small = thumbnails_.get(thumbnailOf(*viewed_->card.content), thumbnailSide, canvas_, Thumbnails::Fit::whole)
                    .toImage();
    std::optional<Error> error = shown ? shown->error : std::nullopt;
    if (!error && viewed_) error = viewed_->card.unreadable;
    canvas_->setWords(error ? sentenceOf(*error) : QString());
    canvas_->setImage(small, size);
}

void ViewerPage::showFacts()
{
    if (!viewed_) return;
    std::vector<FaceMark> marks;
    for (const FaceCard& face : viewed_->faces) marks.push_back(markOf(face));
    canvas_->setFaces(std::move(marks));
    const PictureShelf::Shown* const shown = shelf_->of(photo_);
    panel_->show(*viewed_, shown && !shown->image.isNull() ? &shown->shot : nullptr);
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
    percent_->setText(canvas_->image().isNull() ? QString() : tr("%1 %").arg(qRound(canvas_->zoom() * 100)));
    actions_.refresh();
}

void ViewerPage::changed(const Changes& changes)
{
    if (!isVisible() || photo_ == PhotoId{}) return;
    const bool pictures = changes.everything || !changes.photos.empty();
    if (pictures) {
        shelf_->forget(); // they may be turned
        wantPictures();
        askList();
    }
    if (pictures || changes.people || !changes.faces.empty()) askPhoto();
}

void ViewerPage::retranslate()
{
    canvas_->setAccessibleName(tr("Photo"));
    namerWords();
    showFacts();
    words();
}

void ViewerPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    panel_->setVisible(window()->width() >= metric::slimUnder);
}

} // namespace albumen
