#include "pages/people/GroupFaces.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QKeyEvent>

#include "Actions.h"
#include "Decider.h"
#include "Messages.h"
#include "Parts.h"
#include "Theme.h"
#include "Worker.h"
#include "models/DragIds.h"
#include "views/ActedWords.h"
#include "views/FaceTile.h"
#include "views/TileView.h"
#include "widgets/Button.h"
#include "widgets/Label.h"
#include "widgets/NamePanel.h"
#include "widgets/PageBar.h"

namespace albumen {
namespace {
constexpr int nameWidth = 320;
}

GroupFaces::GroupFaces(const Parts& parts, QWidget* parent)
    : QWidget(parent), parts_(parts),
      model_(new CardModel<FaceCard>(
          parts.worker,
          {.read = [&faces =
                        parts.faces](const std::vector<qint64>& ids) { return faces.cards(typedIds<FaceId>(ids)); },
           .idOf = [](const FaceCard& card) { return static_cast<qint64>(raw(card.id)); },
           .show = show},
          this)),
      view_(new TileView(&parts.thumbnails, this)), namePanel_(nullptr), bar_(new PageBar(this)),
      title_(new Label(Type::section, &Theme::ink, this)), fact_(new Label(Type::caption, &Theme::ink3, this)),
      question_(parts.worker, this)
{
    view_->setObjectName(QStringLiteral("groupFaces"));
    view_->setModel(model_);
    view_->setItemDelegate(new FaceTile(
        parts.thumbnails, [this](qint64 face) { return gapWords_.value(face, tr("no longer here")); }, view_));
    view_->setLook({.tile = {FaceTile::side, FaceTile::side + 4 + FaceTile::captionHeight}, .gap = metric::gap});
    view_->setCheckBoxes(true);
    view_->setDrag([this] { return chosen().empty() ? nullptr : dragOf(Dragged::faces, rawIds(chosen())); });
    namePanel_ = new NamePanel(parts.worker, parts.thumbnails, nameWidth, this);
    namePanel_->field().setObjectName(QStringLiteral("faceGroupName"));
    layOut();
    connect(view_, &TileView::selectionChangedTo, this, [this] {
        words();
        emit selected();
    });
    connect(view_, &TileView::activated, this, [this](const QModelIndex& index) {
        const FaceCard* const card = model_->card(index);
        if (card && !card->path.empty()) emit photoWanted(QString::fromStdString(card->path.string()));
    });
    connect(namePanel_, &NamePanel::closed, view_, qOverload<>(&QWidget::setFocus));
    connect(namePanel_, &NamePanel::chosen, this, [this](const Whom& whom, const QString& called) {
        view_->setFocus();
        if (!namedFaces_.empty()) return name(namedFaces_, whom, called);
        take(NameGroup{.group = group_, .whom = whom}, faces_, tr("now %1").arg(called));
    });
}

void GroupFaces::layOut()
{
    auto* const back = new Button(Button::Kind::icon, QStringLiteral("back"), this);
    back->setObjectName(QStringLiteral("groupBack"));
    connect(back, &Button::clicked, this, &GroupFaces::back);
    auto* const head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 8);
    head->setSpacing(metric::tight);
    head->addWidget(back);
    head->addWidget(title_);
    head->addWidget(fact_);
    head->addStretch();
    bar_->setActions(parts_.actions, {QStringLiteral("people.nameFaces"), QStringLiteral("people.no"),
                                      QStringLiteral("people.ignore"), QStringLiteral("people.noFace")});
    bar_->layout()->setContentsMargins(view_->look().around, 1, metric::pageMargin, 0); // below the tiles
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(view_, 1);
    column->addWidget(bar_);
    setFocusProxy(view_);
}

QVariant GroupFaces::show(const FaceCard& card, int role)
{
    switch (role) {
    case captionRole: return fromUtf8(card.path.filename().string());
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return tr("Face in %1").arg(fromUtf8(card.path.filename().string()));
    case Qt::ToolTipRole: return pathText(card.path);
    default: return {};
    }
}

void GroupFaces::openGroup(qint64 group)
{
    open(What::group, group);
}

void GroupFaces::openSingles()
{
    open(What::singles, -1);
}

void GroupFaces::open(What what, qint64 group)
{
    what_ = what;
    group_ = group;
    faces_.clear();
    gapWords_.clear();
    model_->apply({}, false);
    refresh();
    view_->setFocus();
}

void GroupFaces::shut()
{
    what_ = What::nothing;
    ++asked_;
    namePanel_->shut();
}

void GroupFaces::refresh()
{
    if (!isOpen()) return;
    const quint64 question = ++asked_;
    question_.ask(
        [&groups = parts_.groups, &faces = parts_.faces, group = group()]() -> Result<std::vector<FaceId>> {
            if (!group) return groups.singles();
            return faces.ids({.person = {}, .group = *group, .photos = {}});
        },
        [this, question](const Result<std::vector<FaceId>>& faces) {
            if (question == asked_) got(faces.value_or(std::vector<FaceId>{})); // a group that is gone has none
        });
}

void GroupFaces::got(const std::vector<FaceId>& faces)
{
    faces_ = faces;
    model_->apply(rawIds(faces), model_->rowCount() > 0);
    model_->rereadAll();
    view_->viewport()->update();
    words();
    emit selected();
}

QString GroupFaces::title() const
{
    return title_->text();
}

void GroupFaces::words()
{
    const int count = static_cast<int>(faces_.size());
    title_->setText(what_ == What::singles ? tr("Single faces") : tr("One group"));
    fact_->setText(count == 0 ? tr("No faces left.") : tr("%Ln faces", nullptr, count));
    bar_->setWords(actedFaces(*view_));
}

std::vector<FaceId> GroupFaces::chosen() const
{
    std::vector<FaceId> faces;
    for (const int row : view_->actedRows()) faces.push_back(FaceId{model_->ids()[static_cast<std::size_t>(row)]});
    return faces;
}

bool GroupFaces::canSplit() const
{
    const std::size_t some = chosen().size();
    return group() && some > 0 && some < faces_.size();
}

void GroupFaces::split()
{
    const std::vector<FaceId> faces = chosen();
    take(SplitGroup{.group = group_, .faces = faces}, faces, tr("split off"));
}

void GroupFaces::ignore()
{
    const std::vector<FaceId> faces = chosen();
    take(IgnoreFaces{faces}, faces, tr("ignored"));
}

void GroupFaces::notFaces()
{
    const std::vector<FaceId> faces = chosen();
    take(NotFaces{faces}, faces, tr("not a face"));
}

void GroupFaces::name(const std::vector<FaceId>& faces, const Whom& whom, const QString& name)
{
    take(AssignFaces{.faces = faces, .whom = whom}, faces, tr("now %1").arg(name));
}

bool GroupFaces::namesGroup() const
{
    return group() && (chosen().empty() || view_->ringActs());
}

void GroupFaces::askName()
{
    namedFaces_ = namesGroup() ? std::vector<FaceId>{} : chosen();
    const std::optional<FaceId> face = namedFaces_.empty() ? std::nullopt : std::optional(namedFaces_.front());
    const std::optional<std::int64_t> group = face ? std::nullopt : std::optional<std::int64_t>(group_);
    const int count = static_cast<int>(face ? namedFaces_.size() : faces_.size());
    namePanel_->standAbove(bar_->geometry().adjusted(0, 0, -metric::pageMargin, 0));
    namePanel_->open(tr("Who are these %Ln faces?", nullptr, count),
                     {.names = [&people = parts_.people, face, group](const std::string& text, std::size_t most) {
                         return people.matching({.text = text, .face = face, .group = group, .most = most});
                     }});
}

void GroupFaces::take(Command command, const std::vector<FaceId>& faces, const QString& gapWords)
{
    if (faces.empty()) return;
    for (const FaceId face : faces) gapWords_.insert(raw(face), gapWords);
    parts_.decider.take(std::move(command), this, [this](const Result<Decided>& decided) {
        if (decided) view_->clearSelection();
        refresh();
    });
}

void GroupFaces::retranslate()
{
    auto* const back = findChild<Button*>(QStringLiteral("groupBack"));
    back->setToolTip(tr("Back to the groups"));
    back->setAccessibleName(back->toolTip());
    view_->setAccessibleName(tr("Faces of the group"));
    namePanel_->retranslate();
    model_->retranslate();
    words();
}

void GroupFaces::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit back();
    else
        QWidget::keyPressEvent(event);
}

} // namespace albumen
