#include "pages/offsite/OffsitePage.h"

#include <algorithm>

#include <QComboBox>
#include <QFile>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "JobBridge.h"
#include "MessageSink.h"
#include "Messages.h"
#include "Theme.h"
#include "Worker.h"
#include "pages/offsite/AddPlaceForm.h"
#include "pages/offsite/BringBackForm.h"
#include "pages/offsite/OffsiteRow.h"
#include "pages/offsite/OffsiteWords.h"
#include "widgets/AskPanel.h"
#include "widgets/Button.h"
#include "widgets/Card.h"
#include "widgets/EmptyCard.h"
#include "widgets/IconRow.h"
#include "widgets/ListPanel.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

const QString offsiteTopic = QStringLiteral("offsite"), addStep = QStringLiteral("add"),
              speedKey = QStringLiteral("offsite/speed");
constexpr std::uint64_t speeds[] = {0, 250, 500, 1000, 2000, 5000, 10000}; // kB a second; 0: any

/// The problems of a job, below their places where there are several.
QStringList problemRows(const Report& report)
{
    QStringList rows;
    for (const OffsiteReport& one : report.offsite) {
        std::vector<Error> problems = one.done.problems;
        if (one.error) problems.push_back(*one.error);
        if (report.offsite.size() > 1 && !problems.empty()) rows << fromUtf8(one.place) + QLatin1Char('\t');
        for (const Error& problem : problems) rows << sentenceOf(problem);
    }
    return rows;
}

} // namespace

OffsitePage::OffsitePage(const Parts& parts, QWidget* parent)
    : Page(QStringLiteral("offsite"), parent), parts_(parts), frame_(new PageFrame(id(), this)),
      whole_(new QStackedWidget(this)), back_(new Button(Button::Kind::outlined, QStringLiteral("back"), this)),
      all_(new Button(Button::Kind::primary, {}, this)),
      new_(new Button(Button::Kind::outlined, QStringLiteral("plus"), this)),
      ask_(new AskPanel(parts.thumbnails, this)), result_(new ListPanel(this)), asked_(parts.worker, this),
      diskAsked_(parts.worker, this)
{
    back_->setObjectName(QStringLiteral("offsiteBack"));
    all_->setObjectName(QStringLiteral("offsiteAll"));
    new_->setObjectName(QStringLiteral("offsiteNew"));
    for (Button* const button : {back_, new_, all_}) frame_->headerRight().addWidget(button);
    frame_->setContent(makeContent(), true);
    whole_->addWidget(frame_);
    whole_->addWidget(result_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(whole_);
    connectParts();
    retranslate();
}

QWidget* OffsitePage::makeContent()
{
    auto* const content = new QWidget;
    ask_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    add_ = new AddPlaceForm(content);
    bring_ = new BringBackForm(content);
    empty_ = new EmptyCard(content);
    empty_->hide();
    list_ = new Card(content);
    list_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    listColumn_ = new QVBoxLayout(list_);
    listColumn_->setContentsMargins(1, 1, 1, 1);
    listColumn_->setSpacing(0);
    how_ = new Card(content);
    how_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    speedRow_ = new IconRow(QStringLiteral("settings"), how_);
    speed_ = new QComboBox(how_);
    speed_->setObjectName(QStringLiteral("offsiteSpeed"));
    speedRow_->add(speed_);
    auto* const inside = new QVBoxLayout(how_);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->addWidget(speedRow_);
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(metric::pageMargin, 4, metric::pageMargin, metric::pageMargin);
    column->setSpacing(metric::gap);
    for (QWidget* const part : std::initializer_list<QWidget*>{ask_, add_, bring_, empty_, list_, how_})
        column->addWidget(part);
    column->addStretch();
    auto* const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return scroll;
}

void OffsitePage::connectParts()
{
    connect(back_, &Button::clicked, this, [this] { parts_.navigator.backOr(QStringLiteral("archive")); });
    connect(all_, &Button::clicked, this, [this] { send({}); });
    connect(new_, &Button::clicked, this, [this] {
        openForm(*new_);
        add_->begin();
    });
    connect(empty_, &EmptyCard::stepClicked, new_, &Button::click);
    connect(add_, &FormCard::accepted, this, &OffsitePage::add);
    connect(add_, &AddPlaceForm::placed, this, &OffsitePage::askDisk);
    connect(bring_, &FormCard::accepted, this, &OffsitePage::bringBack);
    connect(add_, &FormCard::closed, this, &OffsitePage::closeForm);
    connect(bring_, &FormCard::closed, this, &OffsitePage::closeForm);
    connect(ask_, &AskPanel::closed, this, &OffsitePage::closeForm);
    connect(speed_, &QComboBox::activated, this, [](int which) { QSettings().setValue(speedKey, which); });
    connect(&parts_.bridge, &JobBridge::started, this, &OffsitePage::showState);
    connect(&parts_.bridge, &JobBridge::finished, this, &OffsitePage::finished);
    connect(result_, &ListPanel::backClicked, this, [this] {
        whole_->setCurrentWidget(frame_);
        new_->setFocus(Qt::OtherFocusReason);
    });
}

void OffsitePage::openAt(const Place&)
{
    askAll();
    if (whole_->currentWidget() == frame_) new_->setFocus(Qt::OtherFocusReason);
}

void OffsitePage::left()
{
    ask_->shut();
    if (result_->stepButton().isHidden()) whole_->setCurrentWidget(frame_); // an end that was told is not told again
}

void OffsitePage::askAll()
{
    asked_.ask([&settings = parts_.settings] { return settings.offsite(JobControl()); },
               [this](const Result<std::vector<OffsiteCard>>& cards) {
                   if (!cards) return say(cards.error());
                   show(*cards);
               });
}

void OffsitePage::show(const std::vector<OffsiteCard>& cards)
{
    cards_ = cards;
    while (rows_.size() > static_cast<qsizetype>(cards.size())) {
        OffsiteRow* const row = rows_.takeLast();
        const int at = listColumn_->indexOf(row);
        if (at > 0) delete listColumn_->itemAt(at - 1)->widget(); // the line above it
        row->hide();
        row->deleteLater();
    }
    while (rows_.size() < static_cast<qsizetype>(cards.size())) rows_ << addRow();
    for (std::size_t i = 0; i < cards.size(); ++i) rows_[static_cast<qsizetype>(i)]->show(cards[i]);
    showState();
}

OffsiteRow* OffsitePage::addRow()
{
    if (!rows_.isEmpty()) listColumn_->addWidget(new Line(Qt::Horizontal, list_));
    auto* const row = new OffsiteRow(list_);
    listColumn_->addWidget(row);
    connect(row, &OffsiteRow::sendClicked, this, [this, row] { send(row->card().place.name); });
    connect(row, &OffsiteRow::checkClicked, this,
            [this, row] { parts_.bridge.start(jobs::CheckOffsite{row->card().place.name}); });
    connect(row, &OffsiteRow::bringClicked, this, [this, row] {
        openForm(row->bringButton());
        bring_->begin(row->card().place.name);
    });
    connect(row, &OffsiteRow::removeClicked, this, [this, row] { askToRemove(*row); });
    return row;
}

/// What is there, and what can be begun now. A form stands alone.
void OffsitePage::showState()
{
    const bool form = !add_->isHidden() || !bring_->isHidden();
    const std::size_t places = cards_ ? cards_->size() : 0;
    const QString why = parts_.bridge.running() ? jobRunsText() : QString();
    QWidget* const held = focusWidget();
    const bool focused = held && held->hasFocus();
    if (cards_ && places == 0 && !form)
        empty_->show(
            QStringLiteral("verify"), tr("Nothing is kept off this machine yet"),
            tr("A fire or a thief takes a computer with its backups. Copies of the archive and of the names go "
               "to a drive, to a cloud by rclone, or encrypted by restic; only what changed is sent."),
            {{addStep, tr("Add a place"), true}});
    else
        empty_->hide();
    list_->setVisible(places > 0 && !form);
    how_->setVisible(places > 0 && !form);
    all_->setVisible(places > 1);
    all_->setEnabled(why.isEmpty() && !form);
    all_->setToolTip(why);
    new_->setEnabled(!form);
    add_->step().setEnabled(!adding_);
    bring_->step().setEnabled(why.isEmpty());
    bring_->step().setToolTip(why);
    for (OffsiteRow* const row : rows_) row->setState(places == 1, why);
    keepFocus(focused ? held : nullptr);
}

/// A button that goes grey lends the focus to one that does not, and gets it back.
void OffsitePage::keepFocus(QWidget* held)
{
    if (held && !held->isEnabled() && new_->isEnabled()) {
        lent_ = held;
        new_->setFocus(Qt::OtherFocusReason);
    } else if (lent_ && lent_->isEnabled()) {
        if (new_->hasFocus()) lent_->setFocus(Qt::OtherFocusReason);
        lent_.clear();
    }
}

void OffsitePage::send(const std::string& name)
{
    const auto limit = speeds[static_cast<std::size_t>(std::max(0, speed_->currentIndex()))];
    parts_.bridge.start(jobs::SendOffsite{.name = name, .limitKbs = limit});
}

void OffsitePage::askToRemove(OffsiteRow& row)
{
    opener_ = &row.removeButton();
    const std::string name = row.card().place.name;
    ask_->open(
        {.title = [name] { return tr("Remove %1?").arg(fromUtf8(name)); },
         .detail = [] { return tr("Nothing is sent there any more. What lies there stays: nothing is deleted."); },
         .yes = [] { return tr("Remove"); },
         .accepted = [this, name] { remove(name); }});
}

void OffsitePage::remove(const std::string& name)
{
    parts_.worker.ask(
        this, [&settings = parts_.settings, name] { return settings.removeOffsite(name); },
        [this, name](const Status& removed) {
            if (!removed) return say(removed.error());
            parts_.messages.say({.rank = Rank::info,
                                 .topic = offsiteTopic,
                                 .words =
                                     [name] {
                                         return piecesAround(tr("%1 is forgotten here. What was sent stays there."),
                                                             {fromUtf8(name)});
                                     },
                                 .good = true});
            askAll();
        });
}

void OffsitePage::openForm(Button& opener)
{
    opener_ = &opener;
    ask_->shut();
    add_->shut();
    bring_->shut();
    QMetaObject::invokeMethod(this, &OffsitePage::showState, Qt::QueuedConnection); // when the form is there
}

void OffsitePage::closeForm()
{
    showState();
    const bool back = opener_ && opener_->isVisible() && opener_->isEnabled();
    (back ? opener_.data() : new_)->setFocus(Qt::OtherFocusReason);
}

/// Said before it is added, where it can be mended easily.
void OffsitePage::askDisk()
{
    const OffsitePlace place = add_->draft();
    diskAsked_.ask([&settings = parts_.settings, place] { return settings.isOnTheirDisk(place); },
                   [this, place](const Result<bool>& same) {
                       const OffsitePlace now = add_->draft();
                       if (now.kind == place.kind && now.where == place.where) add_->setSameDisk(same.value_or(false));
                   });
}

void OffsitePage::add()
{
    const auto place = add_->place();
    if (!place || adding_) return;
    adding_ = true;
    showState();
    parts_.worker.ask(
        this, [&settings = parts_.settings, place = *place] { return settings.addOffsite(place); },
        [this](const Status& added) {
            adding_ = false;
            if (!added) {
                add_->refuse(sentenceOf(added.error()));
                showState();
                add_->step().setFocus(Qt::OtherFocusReason);
                return;
            }
            add_->shut();
            parts_.messages.clear(offsiteTopic);
            closeForm();
            askAll();
        });
}

void OffsitePage::bringBack()
{
    const auto order = bring_->order();
    if (!order || !parts_.bridge.start(*order)) return;
    bring_->shut();
    closeForm();
}

void OffsitePage::finished(const Report& report)
{
    showState();
    const JobOrder& order = parts_.bridge.order();
    const auto* const fetch = std::get_if<jobs::FetchOffsite>(&order);
    const bool check = std::holds_alternative<jobs::CheckOffsite>(order);
    if (!fetch && !check && !std::holds_alternative<jobs::SendOffsite>(order)) return;
    askAll();
    if (report.error) return say(*report.error);
    if (report.outcome == Outcome::cancelled) {
        const bool fetching = fetch != nullptr;
        parts_.messages.say({.rank = Rank::info, .topic = offsiteTopic, .words = [fetching] {
                                 return Pieces{{fetching ? tr("Stopped. What has not come back comes with another try.")
                                                         : tr("Stopped. Another try goes on from there."),
                                                false}};
                             }});
        return;
    }
    tell([order, report] { return toldOf(order, report); });
}

OffsitePage::Told OffsitePage::toldOf(const JobOrder& order, const Report& report)
{
    const auto* const fetch = std::get_if<jobs::FetchOffsite>(&order);
    const bool check = std::holds_alternative<jobs::CheckOffsite>(order);
    QStringList ended;
    for (const OffsiteReport& one : report.offsite)
        if (!one.error) ended << (fetch ? fetchedText(one, fetch->to) : check ? checkedText(one) : sentText(one));
    const QStringList rows = problemRows(report);
    const auto differ = std::ranges::count(report.problems, Code::offsiteDiffers, &Error::code);
    const QString title = fetch        ? tr("Not everything was brought back")
                          : !check     ? tr("Not everything was sent")
                          : differ > 0 ? tr("%Ln files are not as they are here", nullptr, static_cast<int>(differ))
                                       : tr("Not everything could be checked");
    return {title, ended.join(QLatin1Char('\n')), rows, fetch ? fetch->to : std::filesystem::path()};
}

/// In the message line where all went well, else in a list.
void OffsitePage::tell(const std::function<Told()>& told)
{
    const Told now = told();
    if (now.rows.isEmpty()) {
        const QString folder = QFile::decodeName(now.folder.c_str());
        parts_.messages.say({.rank = Rank::info,
                             .topic = offsiteTopic,
                             .words = [told]() -> Pieces {
                                 return {{told().below.replace(QLatin1Char('\n'), QLatin1Char(' ')), false}};
                             },
                             .link = now.folder.empty() ? LinkText() : LinkText([] { return tr("Open folder"); }),
                             .good = true,
                             .follow = [openUrl = parts_.openUrl, folder] { openUrl(QUrl::fromLocalFile(folder)); }});
        return;
    }
    whole_->setCurrentWidget(result_);
    result_->open([told]() -> ListPanel::Words {
        const Told words = told();
        return {words.title, words.below, words.rows};
    });
    parts_.messages.say(
        {.rank = Rank::warning,
         .topic = offsiteTopic,
         .words = [told]() -> Pieces {
             return {{told().title + QLatin1Char('.'), false}};
         },
         .link = isVisible() ? LinkText() : LinkText([] { return tr("Show"); }),
         .follow = [&navigator = parts_.navigator] { navigator.go({.page = QStringLiteral("offsite")}); }});
}

void OffsitePage::say(const Error& error)
{
    parts_.messages.say({.rank = Rank::error, .topic = offsiteTopic, .words = [error] { return piecesOf(error); }});
}

void OffsitePage::fillSpeeds()
{
    while (speed_->count() < static_cast<int>(std::size(speeds))) speed_->addItem(QString());
    for (int i = 0; i < speed_->count(); ++i) {
        const std::uint64_t kbs = speeds[static_cast<std::size_t>(i)];
        speed_->setItemText(i, kbs == 0 ? tr("As fast as it goes") : tr("%1 a second").arg(bytesText(1000 * kbs)));
    }
    speed_->setCurrentIndex(std::clamp(QSettings().value(speedKey).toInt(), 0, speed_->count() - 1));
}

void OffsitePage::retranslate()
{
    setAccessibleName(tr("Off this machine"));
    frame_->setTitle(tr("Off this machine"));
    back_->setText(tr("Back"));
    back_->setToolTip(tr("Back (Esc)"));
    new_->setText(tr("Add…"));
    new_->setAccessibleName(tr("Add a place…"));
    all_->setText(tr("Send to all"));
    speedRow_->setWords(tr("Speed of sending"), tr("A slower one leaves room on the line for others who use it."));
    speed_->setAccessibleName(tr("Speed of sending"));
    fillSpeeds();
    ask_->retranslate();
    add_->retranslate();
    bring_->retranslate();
    result_->retranslate();
    if (cards_) show(*cards_);
    showState();
}

} // namespace albumen
