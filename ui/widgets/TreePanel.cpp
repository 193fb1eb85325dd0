#include "widgets/TreePanel.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QStyledItemDelegate>
#include <QTreeView>

#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/Card.h"
#include "widgets/Label.h"

namespace albumen {
namespace {

constexpr int rowsMeasured = 100; // for the width of a column

/// Rows high enough for a finger, cells with room between them.
class Roomy final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index).grownBy({12, 6, 12, 6});
    }
};

void setUp(QTreeView& view)
{
    view.setItemDelegate(new Roomy(&view)); // the view owns it
    view.setUniformRowHeights(true);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setFrameShape(QFrame::NoFrame);
    view.setTextElideMode(Qt::ElideMiddle);
    view.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view.setAllColumnsShowFocus(true);
    view.setExpandsOnDoubleClick(false);
    view.header()->setSectionsMovable(false);
    view.header()->setStretchLastSection(false);
    view.header()->setHighlightSections(false);
    view.header()->setResizeContentsPrecision(rowsMeasured);
}

} // namespace

TreePanel::TreePanel(QWidget* parent)
    : QWidget(parent), title_(new Label(Type::title, &Theme::ink, this)),
      below_(new WrappedLabel(Type::body, &Theme::ink2, this)), view_(new QTreeView(this)),
      back_(new Button(Button::Kind::outlined, QStringLiteral("back"), this)),
      more_(new Button(Button::Kind::outlined, {}, this)), ofRow_(new Button(Button::Kind::outlined, {}, this)),
      step_(new Button(Button::Kind::primary, {}, this))
{
    setUp(*view_);
    view_->setModel(&model_);
    auto* const head = new QHBoxLayout;
    head->setSpacing(metric::tight);
    head->addWidget(title_);
    head->addStretch();
    for (Button* const button : {ofRow_, more_, back_, step_}) head->addWidget(button);
    auto* const card = new Card(this);
    auto* const inside = new QVBoxLayout(card);
    inside->setContentsMargins(12, 12, 12, 12);
    inside->addWidget(view_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(metric::pageMargin, 20, metric::pageMargin, metric::pageMargin);
    column->setSpacing(metric::gap);
    column->addLayout(head);
    column->addWidget(below_);
    column->addWidget(card, 1);
    connect(back_, &QPushButton::clicked, this, &TreePanel::backClicked);
    connect(step_, &QPushButton::clicked, this, &TreePanel::stepClicked);
    connect(more_, &QPushButton::clicked, this, &TreePanel::moreClicked);
    connect(ofRow_, &QPushButton::clicked, this,
            [this] { emit rowClicked(view_->currentIndex().data(TreeModel::idRole)); });
    connect(view_, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const QVariant id = index.data(TreeModel::idRole); id.isValid()) emit rowActivated(id);
    });
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, &TreePanel::fitButtons);
    retranslate();
}

void TreePanel::open(TreeContent content)
{
    title_->setText(content.title);
    below_->setText(content.below);
    below_->setVisible(!content.below.isEmpty());
    const bool header = !content.headings.isEmpty() && !content.rows.isEmpty();
    const bool nested =
        std::any_of(content.rows.begin(), content.rows.end(), [](const TreeRow& row) { return row.children > 0; });
    if (content.rows.isEmpty()) content.rows = {{.cells = {content.empty}}};
    model_.setRows(content.headings, std::move(content.rows));
    view_->setHeaderHidden(!header);
    view_->setRootIsDecorated(nested);
    view_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    view_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    view_->setAccessibleName(content.title);
    step_->setText(content.step);
    step_->setVisible(!content.step.isEmpty());
    more_->setText(content.more);
    more_->setVisible(!content.more.isEmpty());
    forRows_ = !content.ofRow.isEmpty();
    ofRow_->setText(content.ofRow);
    ofRow_->setVisible(forRows_);
    fitButtons();
    back_->setFocus(Qt::OtherFocusReason);
}

void TreePanel::fitButtons()
{
    ofRow_->setEnabled(forRows_ && view_->currentIndex().data(TreeModel::idRole).isValid());
}

QString TreePanel::title() const
{
    return title_->text();
}

QStringList TreePanel::rows() const
{
    QStringList texts;
    for (const TreeRow& row : model_.rows()) texts << row.cells.join(QLatin1Char('\t'));
    return texts;
}

void TreePanel::retranslate()
{
    back_->setText(tr("Back"));
    back_->setToolTip(tr("Back (Esc)"));
}

void TreePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit backClicked();
    else
        QWidget::keyPressEvent(event);
}

} // namespace albumen
