// Five stars of which a photo has so many: a click gives them, and one on the last of them takes them away.
#pragma once

#include <QSlider>

namespace albumen {

/// A slider from 0 to 5 to the keyboard and to screen readers. Threads: GUI.
class StarRow final : public QSlider
{
    Q_OBJECT

public:
    explicit StarRow(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QRect starRect(int star) const; ///< 1 to 5
    void retranslate();

signals:
    void chosen(int stars); ///< by a person; other than there are now

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    int starAt(const QPoint& point) const; ///< 0: none

    int hovered_ = 0;
};

} // namespace albumen
