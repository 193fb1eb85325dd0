// The pages of the window, one under the other; icons only when it is slim.
#pragma once

#include <QAbstractButton>
#include <QList>
#include <QWidget>

namespace albumen {

class SideItem final : public QAbstractButton
{
    Q_OBJECT

public:
    SideItem(QString icon, QWidget* parent);
    void setWords(const QString& label, const QString& tip);
    void setCount(quint64 count, const QString& tip);
    void setSlim(bool slim);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString icon_, label_, tip_, countTip_;
    quint64 count_ = 0;
    bool slim_ = false;
};

/// Threads: GUI.
class SideBar final : public QWidget
{
    Q_OBJECT

public:
    enum Page { archive, people, photos, clean, search, places, albums, settings, pageCount };

    explicit SideBar(QWidget* parent = nullptr);
    void setSlim(bool slim);
    bool slim() const { return slim_; }
    void setCurrent(Page page);
    void setCount(Page page, quint64 count, const QString& tip);
    void retranslate();
    SideItem& item(Page page) { return *items_[page]; }

signals:
    void chosen(int page);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<SideItem*> items_;
    bool slim_ = false;
};

} // namespace albumen
