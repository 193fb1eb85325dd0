// The search page: what can be done with what was found, how an example comes in, and what is said where nothing is.
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

#include "Actions.h"
#include "AddToAlbum.h"
#include "Decider.h"
#include "GiveCopies.h"
#include "JobBridge.h"
#include "LookInfo.h"
#include "Marks.h"
#include "Messages.h"
#include "SayPlace.h"
#include "Theme.h"
#include "pages/search/ExampleCard.h"
#include "pages/search/SearchForm.h"
#include "pages/search/SearchModel.h"
#include "pages/search/SearchPage.h"
#include "pages/search/SearchWords.h"
#include "views/TileView.h"
#include "widgets/AlbumPanel.h"
#include "widgets/Button.h"
#include "widgets/EmptyCard.h"
#include "widgets/FileDialogs.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

const QString wordsStep = QStringLiteral("words/"), lookStep = QStringLiteral("look"),
              settingsStep = QStringLiteral("settings"), removeStep = QStringLiteral("remove");

/// The file that was dropped or pasted, or whose path is; empty: it is none.
QString fileIn(const QMimeData& mime)
{
    for (const QUrl& url : mime.urls())
        if (url.isLocalFile()) return url.toLocalFile();
    QString text = mime.text().trimmed();
    if (text.startsWith(QLatin1String("file://"))) text = QUrl(text).toLocalFile();
    return text.startsWith(QLatin1Char('/')) && !text.contains(QLatin1Char('\n')) ? text : QString();
}

} // namespace

void SearchPage::addActions()
{
    parts_.actions.add(this, photoActions());
    const auto some = [this] { return !view_->actedRows().isEmpty(); };
    const auto someFirst = [] { return tr("Select one photo or more first."); };
    parts_.actions.add(this, markActions(parts_.decider, id(), this, photosToMark(*view_, *model_), someFirst));
    parts_.actions.add(
        this,
        {{.id = QStringLiteral("search.album"),
          .text = [] { return tr("Add to album…"); },
          .icon = QStringLiteral("albums"),
          .keys = {QKeySequence(Qt::Key_P)},
          .enabled = some,
          .run = [this] { adding_->ask(chosen(), barRect()); },
          .menu = Menu::photo,
          .section = 1,
          .needs = someFirst},
         saying_->action([this] { return chosen(); }, [this] { return barRect(); }, someFirst),
         giving_->action(
             some, [this]() -> GiveCopies::Photos { return [photos = chosen()] { return photos; }; }, someFirst)});
    parts_.actions.add(this, {{.id = QStringLiteral("search.find"),
                               .text = [] { return tr("Search for words"); },
                               .icon = QStringLiteral("search"),
                               .keys = {QKeySequence(Qt::Key_Slash), QKeySequence(Qt::CTRL | Qt::Key_F)},
                               .run = [this] { form_->focusWords(); },
                               .menu = Menu::edit,
                               .section = 1},
                              {.id = QStringLiteral("search.paste"),
                               .text = [] { return tr("Paste an example photo"); },
                               .icon = QStringLiteral("photos"),
                               .keys = {QKeySequence(QKeySequence::Paste)},
                               .enabled =
                                   [] {
                                       const QMimeData* const copied = QApplication::clipboard()->mimeData();
                                       return copied && !fileIn(*copied).isEmpty();
                                   },
                               .run = [this] { takeExample(*QApplication::clipboard()->mimeData()); },
                               .menu = Menu::edit,
                               .section = 1,
                               .needs = [] { return tr("Copy a photo, or its path, first."); }},
                              {.id = QStringLiteral("search.save"),
                               .text = [] { return tr("Save as album"); },
                               .icon = QStringLiteral("albums"),
                               .keys = {QKeySequence(Qt::CTRL | Qt::Key_S)},
                               .enabled = [this] { return !searching_ && model_->rowCount() > 0; },
                               .run = [this] { askAlbum(); },
                               .menu = Menu::photo,
                               .section = 3,
                               .needs = [] { return tr("Search for something that is found first."); }}});
    view_->setMenu([this](const QPoint& at) {
        parts_.actions.refreshNow();
        parts_.actions
            .contextMenu({QStringLiteral("search.open"),
                          QStringLiteral("search.favourite"),
                          QStringLiteral("search.stars"),
                          QStringLiteral("search.like"),
                          QStringLiteral("search.album"),
                          QStringLiteral("search.place"),
                          QStringLiteral("search.give"),
                          {},
                          QStringLiteral("search.folder")},
                         this)
            ->popup(at);
    });
}

std::vector<ActionSpec> SearchPage::photoActions()
{
    const auto one = [this] { return oneRow().has_value(); };
    const auto oneFirst = [] { return tr("Select one photo first."); };
    return {{.id = QStringLiteral("search.like"),
             .text = [] { return tr("Like this one"); },
             .icon = QStringLiteral("search"),
             .keys = {QKeySequence(Qt::Key_L)},
             .enabled = one,
             .run = [this] { likeThis(); },
             .menu = Menu::photo,
             .needs = oneFirst},
            {.id = QStringLiteral("search.open"),
             .text = [] { return tr("Open"); },
             .icon = QStringLiteral("photos"),
             .enabled = [this, one] { return one() && parts_.navigator.has(QStringLiteral("viewer")); },
             .run = [this] { open(model_->index(*oneRow(), 0)); },
             .menu = Menu::photo,
             .needs = oneFirst},
            {.id = QStringLiteral("search.folder"),
             .text = [] { return tr("Open folder"); },
             .icon = QStringLiteral("folder"),
             .enabled = one,
             .run =
                 [this] {
                     const auto folder = model_->hit(model_->index(*oneRow(), 0))->path.parent_path();
                     parts_.openUrl(QUrl::fromLocalFile(QFile::decodeName(folder.c_str())));
                 },
             .menu = Menu::photo,
             .section = 3,
             .needs = oneFirst}};
}

std::optional<int> SearchPage::oneRow() const
{
    const QList<int> rows = view_->actedRows();
    if (rows.size() != 1 || !model_->hit(model_->index(rows.first(), 0))) return std::nullopt;
    return rows.first();
}

std::vector<PhotoId> SearchPage::chosen() const
{
    std::vector<PhotoId> photos;
    for (const QList<int> rows = view_->actedRows(); const int row : rows)
        photos.push_back(PhotoId{model_->idOf(model_->index(row, 0))});
    return photos;
}

QRect SearchPage::barRect() const
{
    const PageBar& bar = frame_->bar();
    return QRect(bar.mapTo(this, QPoint()), bar.size()).adjusted(0, 0, -metric::pageMargin, 0);
}

/// The viewer walks through what was found, in its order.
void SearchPage::open(const QModelIndex& index)
{
    const SearchHit* const hit = model_->hit(index);
    if (!hit) return;
    parts_.navigator.go({.page = QStringLiteral("viewer"),
                         .query = {{QStringLiteral("photo"), static_cast<qlonglong>(raw(hit->id))},
                                   {QStringLiteral("search"), toMap(shown_)}}});
}

/// Words alone make an album that fills itself; what they cannot say makes one of what was found.
void SearchPage::askAlbum()
{
    const bool smart = shown_.wordsAlone();
    const int found = model_->rowCount();
    album_->open({.title =
                      [smart, found] {
                          return smart ? tr("An album of this search, which fills itself")
                                       : tr("An album of these %Ln photos", nullptr, found);
                      },
                  .yes = [] { return tr("Make"); },
                  .text = smart ? shown_.words.trimmed() : QString()},
                 QRect(save_->mapTo(this, QPoint()), save_->size()));
}

void SearchPage::saveAlbum(const QString& name)
{
    MakeAlbum album{.name = name.toStdString(), .photos = {}, .query = {}};
    if (shown_.wordsAlone())
        album.query = shown_.query().text;
    else
        for (const SearchHit& hit : model_->hits()) album.photos.push_back(hit.id);
    parts_.decider.take(album, this, [this](const Result<Decided>& decided) {
        if (!decided) {
            if (album_->refuse(sentenceOf(decided.error()))) parts_.decider.refusalShown();
            return;
        }
        album_->shut();
        view_->setFocus(Qt::OtherFocusReason);
    });
}

/// Another search; Back leads to this one.
void SearchPage::likeThis()
{
    SearchChoice like;
    like.like = QFile::decodeName(model_->hit(model_->index(*oneRow(), 0))->path.c_str());
    parts_.navigator.go({.page = id(), .query = toMap(like)});
}

void SearchPage::takeExample(const QMimeData& mime)
{
    if (const QString path = fileIn(mime); !path.isEmpty()) form_->setExample(path);
}

void SearchPage::chooseExample()
{
    QFileDialog* const dialog = photosDialog(tr("Find photos like this one"), toPath(form_->choice().like), this);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, form_, &SearchForm::setExample);
    dialog->open();
}

void SearchPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (fileIn(*event->mimeData()).isEmpty()) return;
    event->setDropAction(Qt::CopyAction); // told of a Move, who dragged the file would remove it
    event->accept();
    form_->example().setDropping(true);
}

void SearchPage::dragLeaveEvent(QDragLeaveEvent*)
{
    form_->example().setDropping(false);
}

void SearchPage::dropEvent(QDropEvent* event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
    form_->example().setDropping(false);
    takeExample(*event->mimeData());
}

void SearchPage::emptyWords()
{
    if (error_) {
        const bool model = error_->code == Code::modelMissing;
        QList<EmptyCard::Step> steps;
        if (model) steps << EmptyCard::Step{settingsStep, tr("Open settings"), true};
        if (!shown_.like.isEmpty()) steps << EmptyCard::Step{removeStep, tr("Search without the example")};
        return empty_->show(QStringLiteral("warn"), tr("This cannot be searched for"), sentenceOf(*error_), steps);
    }
    if (!shown_.empty()) return nothingFoundWords();
    QList<EmptyCard::Step> steps;
    for (const QString& words : {tr("dog"), tr("landscape, summer"), tr("favourites")})
        steps << EmptyCard::Step{wordsStep + words, words};
    empty_->show(QStringLiteral("search"), tr("Nothing is asked for yet"),
                 tr("Type names, things, colours, times or names of files, or drop a photo. For example:"), steps);
}

/// Which word is to blame, as far as one is.
void SearchPage::nothingFoundWords()
{
    QStringList unknown;
    for (const UnderstoodWord& word : answer_->words)
        if (word.as.empty()) unknown << fromUtf8(word.word);
    QString what = !unknown.isEmpty()      ? tr("Nothing is called %1.").arg(unknown.join(tr(", ")))
                   : shown_.like.isEmpty() ? tr("No photo has all of it. Take something away.")
                                           : tr("No photo that is like the example has all of it.");
    QList<EmptyCard::Step> steps;
    if (waiting_ > 0) {
        what += QLatin1Char(' ') + tr("%Ln pictures were not looked at yet: they are found by names and dates alone.",
                                      nullptr, static_cast<int>(waiting_));
        if (!parts_.bridge.running()) steps << EmptyCard::Step{lookStep, tr("Look now"), true};
    }
    if (!shown_.like.isEmpty()) steps << EmptyCard::Step{removeStep, tr("Search without the example")};
    empty_->show(QStringLiteral("search"), tr("Nothing was found"), what, steps);
}

void SearchPage::emptyStep(const QString& step)
{
    if (step == lookStep) return look_->look();
    if (step == removeStep) return form_->setExample({});
    if (step == settingsStep)
        return parts_.navigator.go({.page = QStringLiteral("settings"),
                                    .query = {{QStringLiteral("section"), QStringLiteral("recognition")}}});
    SearchChoice choice;
    choice.words = step.mid(wordsStep.size());
    form_->setChoice(choice);
    form_->wordsField().setFocus(Qt::OtherFocusReason);
    ask();
}

} // namespace albumen
