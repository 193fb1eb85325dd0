#include "widgets/PageFrame.h"

#include <algorithm>

#include <QAbstractScrollArea>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QSettings>
#include <QStyle>
#include <QVBoxLayout>

#include "TabFocus.h"
#include "Theme.h"
#include "widgets/Label.h"
#include "widgets/PageBar.h"

namespace albumen {
namespace {

constexpr int tileFrame = 3; // TileLook::around

QString keyOf(const QString& page)
{
    return QStringLiteral("pages/%1/panel").arg(page);
}

/// What a panel stands on.
class PanelGround final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), theme().win);
        painter.fillRect(QRect(0, 0, 1, height()), theme().line);
    }
};

} // namespace

PageFrame::PageFrame(QString page, QWidget* parent)
    : QWidget(parent), page_(std::move(page)), title_(new Label(Type::title, &Theme::ink, this)),
      counts_(new ElidedLabel(Qt::ElideRight, Type::caption, &Theme::ink3, this)), header_(new QWidget(this)),
      headerLeft_(new QHBoxLayout), headerRight_(new QHBoxLayout), middle_(new QHBoxLayout(this)),
      contentRow_(new QHBoxLayout), below_(new QVBoxLayout), column_(new QVBoxLayout)
{
    headerLeft_->setSpacing(metric::tight);
    headerRight_->setSpacing(metric::tight);
    auto* const header = new QHBoxLayout(header_);
    header->setContentsMargins(metric::pageMargin, 0, metric::pageMargin, 0);
    header->setSpacing(metric::gap);
    header->addWidget(title_);
    header->addWidget(counts_, 1);
    header->addLayout(headerLeft_);
    header->addStretch();
    header->addLayout(headerRight_);
    header_->setFixedHeight(grown(metric::header, 2, 28));
    below_->setContentsMargins(metric::pageMargin, 0, metric::pageMargin, 0);
    below_->setSpacing(metric::tight);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
    column_->addWidget(header_);
    column_->addLayout(below_);
    column_->addLayout(contentRow_, 1);
    middle_->setContentsMargins(0, 0, 0, 0);
    middle_->setSpacing(0);
    middle_->addLayout(column_, 1);
    const int choice = QSettings().value(keyOf(page_), 0).toInt();
    panelChoice_ = choice == 1 ? PanelChoice::shown : choice == 2 ? PanelChoice::hidden : PanelChoice::automatic;
}

void PageFrame::setTitle(const QString& title)
{
    title_->setText(title);
    title_->setVisible(!title.isEmpty());
}

void PageFrame::setCounts(const QString& counts)
{
    counts_->setText(counts);
    counts_->setVisible(!counts.isEmpty());
}

void PageFrame::setHeader(QWidget* header)
{
    delete header_;
    header_ = header;
    column_->insertWidget(0, header);
}

void PageFrame::setHeaderShown(bool shown)
{
    headerShown_ = shown;
    header_->setVisible(shown && !alone_);
}

void PageFrame::setAlone(bool alone)
{
    alone_ = alone;
    header_->setVisible(headerShown_ && !alone);
    if (bar_) bar_->setVisible(!alone);
    fitPanel();
}

void PageFrame::setContent(QWidget* content, bool toEdge)
{
    // The frames of tiles and the scroll bar stand in the margin, so that tiles stand below the title.
    const bool list = qobject_cast<QAbstractScrollArea*>(content);
    const int left = metric::pageMargin - (list ? tileFrame : 0);
    const int right = left - (list ? style()->pixelMetric(QStyle::PM_ScrollBarExtent) : 0);
    contentRow_->setContentsMargins(toEdge ? 0 : left, 0, toEdge ? 0 : right, 0);
    contentRow_->addWidget(content);
    content_ = content;
}

void PageFrame::setRightMargin(int margin)
{
    header_->layout()->setContentsMargins(metric::pageMargin, 0, margin, 0);
    QMargins margins = below_->contentsMargins();
    margins.setRight(margin);
    below_->setContentsMargins(margins);
}

void PageFrame::setPanel(QWidget* panel)
{
    panel_ = new PanelGround(this);
    auto* const inside = new QVBoxLayout(panel_);
    inside->setContentsMargins(1, 0, 0, 0);
    inside->addWidget(panel);
    middle_->addWidget(panel_);
    fitPanel();
}

bool PageFrame::panelShown() const
{
    return panel_ && !panel_->isHidden();
}

void PageFrame::setPanelShown(bool shown)
{
    panelChoice_ = shown ? PanelChoice::shown : PanelChoice::hidden;
    QSettings().setValue(keyOf(page_), static_cast<int>(panelChoice_));
    fitPanel();
}

PageBar& PageFrame::bar()
{
    if (!bar_) {
        bar_ = new PageBar(this);
        column_->addWidget(bar_);
    }
    return *bar_;
}

QList<QWidget*> PageFrame::parts() const
{
    QList<QWidget*> parts;
    if (panelShown()) parts << panel_;
    if (bar_) parts << bar_;
    return parts;
}

void PageFrame::keyPressEvent(QKeyEvent* event)
{
    QWidget* const focus = QApplication::focusWidget();
    if (event->key() != Qt::Key_Escape || !panelShown() || !panel_->isAncestorOf(focus) || !content_)
        return QWidget::keyPressEvent(event);
    QWidget* const first = firstTab(*content_);
    (first ? first : content_)->setFocus(Qt::TabFocusReason);
}

void PageFrame::fitPanel()
{
    if (!panel_) return;
    const bool wide = window()->width() >= metric::slimUnder;
    const bool before = panelShown();
    panel_->setFixedWidth(std::clamp(panel_->sizeHint().width(), metric::panelLeast, metric::panelMost));
    const bool wanted = panelChoice_ == PanelChoice::shown || (panelChoice_ == PanelChoice::automatic && wide);
    panel_->setVisible(wanted && !alone_);
    if (panelShown() != before) emit panelChanged(panelShown());
}

void PageFrame::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitPanel();
}

void PageFrame::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    fitPanel();
}

} // namespace albumen
