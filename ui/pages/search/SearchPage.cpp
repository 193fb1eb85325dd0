#include "pages/search/SearchPage.h"

#include <algorithm>
#include <utility>

#include <QComboBox>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QImageReader>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QStyle>

#include "AddToAlbum.h"
#include "GiveCopies.h"
#include "JobBridge.h"
#include "LookInfo.h"
#include "MessageSink.h"
#include "Messages.h"
#include "SayPlace.h"
#include "Worker.h"
#include "pages/search/ExampleCard.h"
#include "pages/search/FoundStrip.h"
#include "pages/search/SearchForm.h"
#include "pages/search/SearchModel.h"
#include "pages/search/SearchTile.h"
#include "pages/search/SearchWords.h"
#include "views/ActedWords.h"
#include "views/KeptPlace.h"
#include "views/TileView.h"
#include "widgets/AlbumPanel.h"
#include "widgets/Button.h"
#include "widgets/EmptyCard.h"
#include "widgets/InfoBar.h"
#include "widgets/Label.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

constexpr int belowInfo = 12;
constexpr int exampleSide = 640; // pixels that are kept of a picture from outside

/// A picture that is not of the library, made small as it is read; null: it cannot be shown, which the search says.
QImage smallPicture(const QString& path)
{
    QImageReader reader(path);
    reader.setAutoTransform(true);
    static const QList<QByteArray> known{"jpeg", "png", "gif", "webp", "bmp", "tiff"};
    if (!known.contains(reader.format())) return {};
    if (const QSize size = reader.size(); size.isValid() && std::max(size.width(), size.height()) > exampleSide)
        reader.setScaledSize(size.scaled(exampleSide, exampleSide, Qt::KeepAspectRatio));
    return reader.read();
}

} // namespace

struct SearchPage::Answer {
    Result<SearchAnswer> found;
    qint64 tookMs = 0;
};

SearchPage::SearchPage(const Parts& parts, QWidget* parent)
    : Page(QStringLiteral("search"), parent), parts_(parts), adding_(new AddToAlbum(parts, this)),
      giving_(new GiveCopies(parts, id(), this)), saying_(new SayPlace(parts, id(), this)),
      form_(new SearchForm(parts.worker, parts.thumbnails, parts.people, this)), frame_(new PageFrame(id(), this)),
      count_(new Label(Type::section, &Theme::ink, this)),
      detail_(new ElidedLabel(Qt::ElideRight, Type::caption, &Theme::ink2, this)), order_(new QComboBox(this)),
      info_(new InfoBar(this)), look_(new LookInfo(*info_, parts.bridge, parts.messages, this)),
      model_(new SearchModel(
          parts.worker, [&photos = parts.photos](std::span<const PhotoId> ids) { return photos.cards(ids); }, this)),
      view_(new TileView(&parts.thumbnails, this)), empty_(new EmptyCard(this)),
      less_(new Button(Button::Kind::quiet, QStringLiteral("down"), this)), strip_(new FoundStrip(this)),
      album_(new AlbumPanel(this)), asked_(parts.worker, this), waitingAsked_(parts.worker, this),
      exampleAsked_(parts.worker, this), classesAsked_(parts.worker, this)
{
    setAcceptDrops(true);
    typing_.setSingleShot(true);
    typing_.setInterval(typingMs);
    view_->setItemDelegate(new SearchTile(*model_, parts.thumbnails, view_));
    view_->setModel(model_);
    view_->setCheckBoxes(true);
    view_->setStickyHeadings(true);
    view_->setDragEnabled(true);
    view_->setZoomRange(SearchTile::least, SearchTile::most);
    addActions();
    layOut();
    connectParts();
    retranslate();
}

SearchPage::~SearchPage()
{
    if (job_) job_->cancel();
}

QWidget* SearchPage::makeHeader()
{
    auto* const header = new QWidget(this);
    header->setFixedHeight(grown(metric::header, 2, 28));
    auto* const row = new QHBoxLayout(header);
    row->setContentsMargins(metric::pageMargin, 0, metric::pageMargin, 0);
    row->setSpacing(metric::tight);
    for (int i = 0; i < 3; ++i) order_->addItem(QString());
    order_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    order_->setObjectName(QStringLiteral("order"));
    count_->setObjectName(QStringLiteral("foundCount"));
    detail_->setObjectName(QStringLiteral("foundDetail"));
    row->addWidget(count_);
    row->addWidget(detail_, 1);
    save_ = parts_.actions.button(QStringLiteral("search.save"), header);
    row->addWidget(order_);
    row->addWidget(save_);
    return header;
}

void SearchPage::layOut()
{
    frame_->setHeader(makeHeader());
    frame_->below().addWidget(info_);
    less_->setObjectName(QStringLiteral("lessAlike"));
    less_->setCheckable(true);
    less_->hide();
    empty_->setObjectName(QStringLiteral("empty"));
    // The frames of tiles and the scroll bar stand in the margin.
    const int around = view_->look().around, bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    auto* const content = new QWidget(this);
    auto* const lines = new QVBoxLayout(content);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    const auto inset = [lines](QWidget* widget, int left, int right, int stretch) {
        auto* const row = new QHBoxLayout;
        row->setContentsMargins(left, 0, right, 0);
        row->addWidget(widget);
        lines->addLayout(row, stretch);
        return row;
    };
    inset(empty_, metric::pageMargin, metric::pageMargin, 0);
    inset(view_, metric::pageMargin - around, metric::pageMargin - around - bar, 1);
    inset(less_, metric::pageMargin - 12, metric::pageMargin, 0)->addStretch();
    lines->addStretch();
    lines->addWidget(strip_);
    frame_->setContent(content, true);
    frame_->bar().setActions(parts_.actions, {QStringLiteral("search.like"), QStringLiteral("search.open"),
                                              QStringLiteral("search.folder"), QStringLiteral("search.give"),
                                              QStringLiteral("search.favourite"), QStringLiteral("search.album"),
                                              QStringLiteral("search.place")});
    auto* const all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(form_);
    all->addWidget(frame_, 1);
    fitTiles();
}

void SearchPage::connectParts()
{
    connect(form_, &SearchForm::changed, &typing_, qOverload<>(&QTimer::start));
    connect(form_, &SearchForm::wanted, this, [this] {
        if (typing_.isActive()) ask();
    });
    connect(form_, &SearchForm::given, this, &SearchPage::leaveForm);
    connect(form_, &SearchForm::chooseClicked, this, &SearchPage::chooseExample);
    connect(&typing_, &QTimer::timeout, this, &SearchPage::ask);
    connect(order_, &QComboBox::activated, this, &SearchPage::ask);
    connect(less_, &Button::clicked, this, &SearchPage::ask);
    connect(empty_, &EmptyCard::stepClicked, this, &SearchPage::emptyStep);
    connect(info_, &InfoBar::closed, this, &SearchPage::words);
    connect(album_, &AlbumPanel::named, this, &SearchPage::saveAlbum);
    connect(album_, &AlbumPanel::closed, view_, qOverload<>(&QWidget::setFocus));
    connect(adding_, &AddToAlbum::closed, view_, qOverload<>(&QWidget::setFocus));
    connect(giving_, &GiveCopies::closed, view_, qOverload<>(&QWidget::setFocus));
    connect(saying_, &SayPlace::closed, view_, qOverload<>(&QWidget::setFocus));
    connect(view_, &TileView::activated, this, &SearchPage::open);
    connect(view_, &TileView::selectionChangedTo, this, &SearchPage::selected);
    connect(view_, &TileView::zoomed, this, [this] { zoomed_ = true; });
    connect(model_, &IdListModel::failed, this, [this](const Error& error) {
        parts_.messages.say({.rank = Rank::error, .topic = id(), .words = [error] { return piecesOf(error); }});
    });
    connect(&parts_.bridge, &JobBridge::changed, this, &SearchPage::changed);
    connect(&parts_.bridge, &JobBridge::started, this, &SearchPage::words);
    connect(&parts_.bridge, &JobBridge::finished, this, [this] {
        if (std::holds_alternative<jobs::Understand>(parts_.bridge.order())) changed({.everything = true});
        words();
    });
}

SearchChoice SearchPage::choice() const
{
    SearchChoice now = form_->choice();
    now.order = static_cast<SearchOrder>(std::max(order_->currentIndex(), 0));
    now.lessAlike = less_->isChecked() && !now.like.isEmpty();
    return now;
}

Place SearchPage::place() const
{
    Place place{.page = id(), .query = toMap(choice())};
    for (const QList<int> rows = view_->actedRows(); const int row : rows)
        place.selection << model_->idOf(model_->index(row, 0));
    if (const int first = view_->firstVisibleRow(); first >= 0) place.first = model_->idOf(model_->index(first, 0));
    return place;
}

void SearchPage::openAt(const Place& place)
{
    const SearchChoice wanted = searchChoiceOf(place.query);
    form_->setChoice(wanted);
    order_->setCurrentIndex(static_cast<int>(wanted.order));
    less_->setChecked(wanted.lessAlike);
    look_->openAgain();
    wanted_ = place;
    if (std::exchange(stale_, false) || !(choice() == shown_) || (!answer_ && !searching_))
        ask();
    else if (!searching_)
        keepPlace(*view_, *model_, std::exchange(wanted_, {}));
    words();
    if (choice().empty() || view_->isHidden())
        form_->wordsField().setFocus();
    else
        view_->setFocus();
}

/// One is under way at a time, and gives up as soon as another is asked for.
void SearchPage::ask()
{
    typing_.stop();
    if (job_) job_->cancel();
    job_ = std::make_shared<JobControl>();
    shown_ = choice();
    const quint64 search = ++search_;
    askExample();
    askWaiting();
    searching_ = !shown_.empty();
    if (shown_.like.isEmpty()) less_->setChecked(false);
    if (!searching_) {
        answer_ = SearchAnswer{};
        error_.reset();
        parts_.messages.clear(id());
        showFound({});
        return;
    }
    const auto question = [&facts = parts_.pictureFacts, query = shown_.query(), job = job_]() -> Answer {
        QElapsedTimer time;
        time.start();
        Result<SearchAnswer> found = facts.search(query, *job);
        return {std::move(found), time.elapsed()};
    };
    asked_.ask(question, [this, search](Answer answer) {
        if (search == search_) got(std::move(answer)); // an older answer never takes the place of a newer one
    });
    words();
}

void SearchPage::askWaiting()
{
    waitingAsked_.ask([&facts = parts_.pictureFacts] { return facts.waiting(); },
                      [this](const Result<std::uint64_t>& waiting) {
                          waiting_ = waiting.value_or(0);
                          words();
                      });
}

/// Its picture: the library's, where it is of it.
void SearchPage::askExample()
{
    if (example_ == shown_.like) return;
    example_ = shown_.like;
    if (example_.isEmpty()) return;
    const auto question = [&photos = parts_.photos, path = example_]() -> ExampleView {
        const auto list = photos.list({.under = {toPath(path)}, .notUnder = {}, .people = {}});
        if (list && list->ids.size() == 1)
            if (const auto cards = photos.cards(list->ids); cards && !cards->empty() && cards->front().content)
                return {.content = cards->front().content, .image = {}};
        return {.content = {}, .image = smallPicture(path)};
    };
    exampleAsked_.ask(question, [this, path = example_](const ExampleView& example) {
        if (path == example_) form_->example().setView(example);
    });
}

void SearchPage::got(Answer answer)
{
    searching_ = false;
    tookMs_ = answer.tookMs;
    if (!answer.found) return failed(answer.found.error());
    error_.reset();
    parts_.messages.clear(id());
    form_->example().setError({});
    waiting_ = answer.found->waiting;
    showFound(std::move(*answer.found));
}

void SearchPage::failed(const Error& error)
{
    error_ = error;
    parts_.messages.say({.rank = Rank::error, .topic = id(), .words = [error] { return piecesOf(error); }});
    if (!shown_.like.isEmpty() && error.path == toPath(shown_.like)) form_->example().setError(sentenceOf(error));
    showFound({});
}

void SearchPage::showFound(SearchAnswer answer)
{
    model_->show(std::exchange(answer.hits, {}), !shown_.like.isEmpty());
    answer_ = std::move(answer);
    form_->showUnderstood(answer_->words);
    fitTiles();
    sections();
    view_->clearSelection();
    if (wanted_.page != id() && model_->rowCount() > 0) view_->scrollToTop(0);
    keepPlace(*view_, *model_, std::exchange(wanted_, {}));
    words();
}

/// They fill the width until somebody says how large they are; below each is a bar where there is an example.
void SearchPage::fitTiles()
{
    constexpr int gap = 8;
    const int room = frame_->width() - 2 * metric::pageMargin;
    const int columns = std::max(1, (room + gap) / (SearchTile::side + gap));
    const int fitting = std::clamp((room + gap) / columns - gap, SearchTile::least, SearchTile::most);
    const int side = zoomed_ ? view_->zoom() : fitting;
    TileLook look = view_->look();
    look.tile = QSize(side, side + (model_->likened() ? SearchTile::belowHeight() : 0));
    look.gap = gap;
    view_->setLook(look);
}

/// What is like the example, and what is less so.
void SearchPage::sections()
{
    const std::vector<SearchHit>& hits = model_->hits();
    const float least = answer_ ? answer_->leastAlike : 0;
    const auto alike = std::ranges::count_if(
        hits, [least, this](const SearchHit& hit) { return !model_->likened() || hit.score.value_or(1) >= least; });
    const int first = static_cast<int>(alike), rest = static_cast<int>(hits.size()) - first;
    if (rest == 0) return view_->setSections({}, {});
    view_->setSections({first, rest}, [first, rest](int section) {
        return section == 0 ? TileHeading{tr("Alike"), tr("%Ln photos", nullptr, first)}
                            : TileHeading{tr("Less alike"), tr("%Ln photos", nullptr, rest)};
    });
}

QString SearchPage::headline() const
{
    return count_->text();
}

QString SearchPage::detail() const
{
    return detail_->text();
}

void SearchPage::words()
{
    const bool some = answer_ && !error_ && !shown_.empty();
    const auto shown = static_cast<std::size_t>(model_->rowCount());
    count_->setText(some ? tr("%Ln photos", nullptr, static_cast<int>(answer_->found)) : QString());
    QString detail;
    if (searching_)
        detail = tr("Searching…");
    else if (some && answer_->found > 0) {
        const QString took = QLocale().toString(static_cast<double>(tookMs_) / 1000, 'f', 1);
        const QString order = shown_.order == SearchOrder::newest   ? tr("newest first")
                              : shown_.order == SearchOrder::oldest ? tr("oldest first")
                              : shown_.like.isEmpty()               ? tr("what fits best first")
                                                                    : tr("most alike first");
        detail = shown < answer_->found ? tr("%1, the first %2, found in %3 s").arg(order, numberText(shown), took)
                                        : tr("%1, found in %2 s").arg(order, took);
    }
    detail_->setText(detail);
    order_->setItemText(0, shown_.like.isEmpty() ? tr("Best match") : tr("Most alike"));
    order_->setItemText(1, tr("Newest"));
    order_->setItemText(2, tr("Oldest"));
    less_->setVisible(some && answer_->lessAlike > 0);
    less_->setText(less_->isChecked()
                       ? tr("Hide what is less alike")
                       : tr("Less alike: %Ln photos", nullptr, answer_ ? static_cast<int>(answer_->lessAlike) : 0));
    showEmpty();
    look_->show(!empty_->isHidden() && !shown_.empty() && !error_ ? 0 : waiting_); // else the card offers it
    frame_->below().setContentsMargins(metric::pageMargin, 0, metric::pageMargin, info_->isHidden() ? 0 : belowInfo);
    selected();
}

/// What shows takes the focus of what goes, so that it stays on the page.
void SearchPage::showEmpty()
{
    const bool none = answer_ && model_->rowCount() == 0 && !(searching_ && !error_ && answer_->found > 0);
    if (none && !searching_) emptyWords(); // meanwhile it says what it did
    if (none && view_->hasFocus()) form_->wordsField().setFocus(Qt::OtherFocusReason);
    empty_->setVisible(none);
    view_->setVisible(!none);
    strip_->setVisible(!none);
}

void SearchPage::selected()
{
    const std::optional<int> row = oneRow();
    const SearchHit* const hit = row ? model_->hit(model_->index(*row, 0)) : nullptr;
    strip_->setPhoto(hit ? nameText(hit->path) : QString(), hit ? whyText(hit->why) : QString());
    frame_->bar().setWords(actedPhotos(*view_));
    if (const qint64 photo = hit ? raw(hit->id) : Place::nothing; std::exchange(chosen_, photo) != photo) askClasses();
    parts_.actions.refresh();
}

void SearchPage::askClasses()
{
    if (chosen_ == Place::nothing) return strip_->setClasses({}, true);
    classesAsked_.ask([&facts = parts_.pictureFacts, photo = PhotoId{chosen_}] { return facts.described(photo); },
                      [this, photo = chosen_](const Result<DescribedPhoto>& described) {
                          if (photo != chosen_) return;
                          if (described)
                              strip_->setClasses(described->scene, described->looked);
                          else
                              strip_->setClasses({}, true);
                      });
}

void SearchPage::changed(const Changes& changes)
{
    if (!changes.everything && changes.photos.empty() && changes.faces.empty() && !changes.people && !changes.history)
        return;
    if (!isVisible()) {
        stale_ = true; // asked anew at the next visit
        return;
    }
    model_->rereadAll();
    wanted_ = place();
    ask();
}

void SearchPage::leaveForm()
{
    if (!view_->isHidden()) view_->setFocus(Qt::OtherFocusReason);
}

void SearchPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && form_->isAncestorOf(focusWidget()) && !view_->isHidden()) return leaveForm();
    Page::keyPressEvent(event);
}

void SearchPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    QMetaObject::invokeMethod(this, &SearchPage::fitTiles, Qt::QueuedConnection); // once the frame has its width
}

void SearchPage::retranslate()
{
    form_->retranslate();
    adding_->retranslate();
    giving_->retranslate();
    saying_->retranslate();
    album_->retranslate();
    order_->setAccessibleName(tr("Order of the photos"));
    order_->setToolTip(order_->accessibleName());
    view_->setAccessibleName(tr("Photos found"));
    strip_->retranslate();
    model_->retranslate();
    if (answer_) form_->showUnderstood(answer_->words);
    if (error_ && !form_->example().error().isEmpty()) form_->example().setError(sentenceOf(*error_));
    sections();
    words();
    view_->viewport()->update();
}

} // namespace albumen
